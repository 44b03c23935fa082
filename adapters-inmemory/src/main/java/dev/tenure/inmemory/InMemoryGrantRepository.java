package dev.tenure.inmemory;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Grants, found by the two locators that all tokens of one carry. */
final class InMemoryGrantRepository extends InMemoryOwnedRepository<GrantId, Grant> implements GrantRepository {
    private final ConcurrentHashMap<TokenHash, AggregateId> locators = new ConcurrentHashMap<>();
    private final UserIndex<UserKey, GrantId> byUser = new UserIndex<>();
    private final Timeline spent = new Timeline();
    private final Timeline sealed = new Timeline();

    InMemoryGrantRepository(InMemoryOutbox outbox, InMemoryPrincipalRepository principals) {
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
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, UserId user, Instant now, Option<GrantId> before, int limit) {
        return newest(new UserKey(environment, Option.none(), user), now, before, limit);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, ClientId client, UserId user, Instant now, Option<GrantId> before, int limit) {
        return newest(new UserKey(environment, Option.of(client), user), now, before, limit);
    }

    private Seq<Either<Unreadable, Versioned<Grant>>> newest(
            UserKey key, Instant now, Option<GrantId> before, int limit) {
        var place = before.fold(() -> Option.of(Long.MAX_VALUE), id -> row(id).map(Row::place));
        return byUser.of(key)
                .flatMap(ids -> place.map(newest -> ids.headMap(newest, false)))
                .map(ids -> ids.descendingMap().values().stream()
                        .flatMap(id -> row(id).toJavaStream())
                        .filter(row -> isThere(row.state(), now))
                        .limit(limit)
                        .<Either<Unreadable, Versioned<Grant>>>map(row -> Either.right(versioned(row))))
                .map(Vector::ofAll)
                .getOrElse(Vector::empty);
    }

    private static boolean isThere(Grant grant, Instant now) {
        return grant.endedSince().isEmpty() && grant.spentSince().forAll(now::isBefore);
    }

    @Override
    public int purgeSpent(Instant spentSince, int limit) {
        return forget(spent, Grant::spentSince, spentSince, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return sealed.until(now, limit)
                .count(id -> rewrite(id, grant -> isPast(grant.sealedUntil(), now), Grant::withoutSeal));
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
        if (before.isEmpty())
            keysOf(after).forEach(key -> byUser.add(key, after, after.state().id()));
        spent.move(
                before.flatMap(row -> row.state().spentSince()), after.state().spentSince(), after);
        sealed.move(
                before.flatMap(row -> row.state().sealedUntil()), after.state().sealedUntil(), after);
    }

    @Override
    void forget(Row<Grant> row) {
        super.forget(row);
        locatorsOf(row).forEach(locators::remove);
        keysOf(row).forEach(key -> byUser.remove(key, row));
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

    /** The keys under which a user's grant is listed: the user of every client, and of this one. */
    private static Seq<UserKey> keysOf(Row<Grant> row) {
        var data = row.state().data();
        var client = data.ownership().client();
        return data.ownership()
                .user()
                .toList()
                .flatMap(user -> List.of(
                        new UserKey(data.environment(), Option.none(), user),
                        new UserKey(data.environment(), Option.of(client), user)));
    }

    /** A user of one environment, of one client or of all. */
    private record UserKey(Environment environment, Option<ClientId> client, UserId user) {}
}
