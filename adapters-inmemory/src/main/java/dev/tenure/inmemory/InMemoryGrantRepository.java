package dev.tenure.inmemory;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Grants, found by the two locators that all tokens of one carry. */
final class InMemoryGrantRepository extends InMemoryOwnedRepository<GrantId, Grant> implements GrantRepository {
    private final ConcurrentHashMap<TokenHash, AggregateId> locators = new ConcurrentHashMap<>();
    private final Timeline spent = new Timeline();
    private final Timeline sealed = new Timeline();

    InMemoryGrantRepository(InMemoryOutbox outbox, InMemoryRepository<PrincipalId, Principal> principals) {
        super(outbox, principals);
    }

    @Override
    public Option<Versioned<Grant>> locate(ParsedToken token) {
        return Option.of(locators.get(token.locator()))
                .flatMap(this::row)
                .filter(row -> locator(row.state().data(), token).contains(token.locator()))
                .map(this::versioned);
    }

    private static Option<TokenHash> locator(GrantData data, ParsedToken token) {
        return token.kind().isChained() ? data.refreshLocator() : data.accessLocator();
    }

    @Override
    public int purgeSpent(Instant spentSince, int limit) {
        return forget(spent, Grant::spentSince, spentSince, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return sealed.until(now, limit).count(id -> rewrite(id, Grant::withoutSeal));
    }

    @Override
    boolean claim(Option<Row<Grant>> before, Row<Grant> after, Seq<Token> issued) {
        var id = after.state().id();
        var fresh = freshLocators(before, after);
        var free = fresh.takeWhile(locator -> locators.putIfAbsent(locator, id) == null);
        if (free.size() < fresh.size()) free.forEach(locators::remove);
        return free.size() == fresh.size();
    }

    private static Seq<TokenHash> freshLocators(Option<Row<Grant>> before, Row<Grant> after) {
        var known = before.isDefined()
                && isFoundAlike(before.get().state().data(), after.state().data());
        return known
                ? List.empty()
                : locatorsOf(after).removeAll(before.toList().flatMap(row -> locatorsOf(row)));
    }

    @Override
    void arrange(Option<Row<Grant>> before, Row<Grant> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        spent.move(
                before.flatMap(row -> row.state().spentSince()), after.state().spentSince(), after);
        sealed.move(
                before.flatMap(row -> row.state().sealedUntil()), after.state().sealedUntil(), after);
    }

    @Override
    void forget(Row<Grant> row) {
        super.forget(row);
        locatorsOf(row).forEach(locators::remove);
        spent.move(row.state().spentSince(), Option.none(), row);
        sealed.move(row.state().sealedUntil(), Option.none(), row);
    }

    private static boolean isFoundAlike(GrantData one, GrantData other) {
        return one.refreshLocator().equals(other.refreshLocator())
                && one.accessLocator().equals(other.accessLocator());
    }

    private static Seq<TokenHash> locatorsOf(Row<Grant> row) {
        var data = row.state().data();
        return List.of(data.refreshLocator(), data.accessLocator()).flatMap(locator -> locator);
    }
}
