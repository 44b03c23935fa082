package dev.tenure.inmemory;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Items, also found by their user. */
final class InMemoryItemRepository extends InMemoryTokenRepository<ItemId, Item> implements ItemRepository {
    private final ConcurrentHashMap<PrincipalId, ConcurrentSkipListMap<Long, ItemId>> byUser =
            new ConcurrentHashMap<>();

    InMemoryItemRepository(
            InMemoryOutbox outbox,
            InMemoryRepository<PrincipalId, Principal> principals,
            ConcurrentHashMap<TokenHash, Issued> tokens) {
        super(outbox, principals, tokens);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Item>>> findByUser(
            ClientId client, UserId user, Option<ItemId> after, int limit) {
        var items = byUser.get(PrincipalId.of(client, user));
        var place = placeOf(after);
        if (items == null || place.isEmpty()) return Vector.empty();
        return Vector.ofAll(items.tailMap(place.get(), false).values().stream()
                .flatMap(id -> row(id).toJavaStream())
                .limit(limit)
                .map(row -> Either.right(versioned(row))));
    }

    @Override
    void arrange(Option<Row<Item>> before, Row<Item> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        if (before.isEmpty()) userOf(after).forEach(user -> listUnder(user, after));
    }

    @Override
    void forget(Row<Item> row) {
        super.forget(row);
        userOf(row)
                .forEach(user -> byUser.computeIfPresent(user, (same, items) -> {
                    items.remove(row.place());
                    return items.isEmpty() ? null : items;
                }));
    }

    private void listUnder(PrincipalId user, Row<Item> row) {
        byUser.compute(user, (same, items) -> {
            var listed = items == null ? new ConcurrentSkipListMap<Long, ItemId>() : items;
            listed.put(row.place(), row.state().id());
            return listed;
        });
    }

    private static Option<PrincipalId> userOf(Row<Item> row) {
        var ownership = row.state().ownership();
        return ownership.user().map(user -> PrincipalId.of(ownership.client(), user));
    }
}
