package dev.tenure.inmemory;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Items, also found by their user. */
final class InMemoryItemRepository extends InMemoryTokenRepository<ItemId, Item> implements ItemRepository {
    private final UserIndex<PrincipalId, ItemId> byUser = new UserIndex<>();
    private final Timeline sealed = new Timeline();

    InMemoryItemRepository(
            InMemoryOutbox outbox,
            InMemoryPrincipalRepository principals,
            ConcurrentHashMap<TokenHash, Issued> tokens) {
        super(outbox, principals, tokens);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Item>>> findByUser(
            Environment environment, ClientId client, UserId user, Option<ItemId> after, int limit) {
        var items = byUser.of(PrincipalId.of(environment, client, user));
        var place = placeOf(after);
        if (items.isEmpty() || place.isEmpty()) return Vector.empty();
        return Vector.ofAll(items.get().tailMap(place.get(), false).values().stream()
                .flatMap(id -> row(id).toJavaStream())
                .limit(limit)
                .map(row -> Either.right(versioned(row))));
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return sealed.until(now, limit)
                .count(id -> rewrite(id, item -> isPast(item.sealedUntil(), now), Item::withoutSeal));
    }

    @Override
    void arrange(Option<Row<Item>> before, Row<Item> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        if (before.isEmpty())
            userOf(after).forEach(user -> byUser.add(user, after, after.state().id()));
        sealed.move(
                before.flatMap(row -> row.state().sealedUntil()), after.state().sealedUntil(), after);
    }

    @Override
    void forget(Row<Item> row) {
        super.forget(row);
        userOf(row).forEach(user -> byUser.remove(user, row));
        sealed.move(row.state().sealedUntil(), Option.none(), row);
    }

    private static Option<PrincipalId> userOf(Row<Item> row) {
        var item = row.state();
        var ownership = item.ownership();
        return ownership.user().map(user -> PrincipalId.of(item.environment(), ownership.client(), user));
    }
}
