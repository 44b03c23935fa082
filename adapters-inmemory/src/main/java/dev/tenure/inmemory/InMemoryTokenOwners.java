package dev.tenure.inmemory;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Founded;
import dev.tenure.port.Located;
import dev.tenure.port.Swept;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allied;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Owners that are also found by their tokens, by their user, and by when they are due. */
final class InMemoryTokenOwners<I extends OwnerId, S extends Allied<S>> extends InMemoryOwners<I, S>
        implements TokenOwners<I, S> {
    private final ConcurrentHashMap<TokenHash, Issued> tokens = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<PrincipalId, ConcurrentSkipListMap<Long, OwnerId>> ofUser =
            new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Due, OwnerId> due = new ConcurrentSkipListMap<>(Due.EARLIEST_FIRST);
    private final InMemoryOwners<PrincipalId, Principal> principals;
    private final Consumer<Founded> founder;

    InMemoryTokenOwners(
            InMemoryOutbox outbox, InMemoryOwners<PrincipalId, Principal> principals, Consumer<Founded> founder) {
        super(outbox);
        this.principals = principals;
        this.founder = founder;
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        return Option.of(tokens.get(hash))
                .flatMap(issued -> row(issued.owner()).map(row -> new Located<>(versioned(row), issued.token())));
    }

    @Override
    public Seq<Versioned<S>> ofUser(ClientId client, UserId user) {
        return Option.of(ofUser.get(PrincipalId.of(client, user)))
                .fold(Vector::empty, owners -> Vector.ofAll(owners.values())
                        .flatMap(this::row)
                        .map(this::versioned));
    }

    @Override
    public Swept settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        var batch = Vector.ofAll(
                due.headMap(Due.lastAt(now), true).values().stream().limit(limit));
        var done = batch.flatMap(this::row).count(row -> isSettled(versioned(row), rule));
        return Swept.of(done, batch.size() - done, done > 0 && batch.size() == limit);
    }

    private boolean isSettled(Versioned<S> found, Function<Versioned<S>, Decision<S, S>> rule) {
        var decision = rule.apply(found);
        return decision.changes() && commit(found, decision).isRight();
    }

    @Override
    void arrange(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        var id = after.state().id();
        issued.forEach(token -> tokens.put(token.hash(), new Issued(id, token)));
        before.flatMap(Due::of).forEach(due::remove);
        Due.of(after).forEach(key -> due.put(key, id));
        if (before.isEmpty()) listUnderUser(after);
    }

    private void listUnderUser(Row<S> row) {
        var allegiance = row.state().allegiance();
        allegiance.user().forEach(user -> ofUser.computeIfAbsent(
                        PrincipalId.of(allegiance.client(), user), first -> new ConcurrentSkipListMap<>())
                .put(row.place(), row.state().id()));
    }

    @Override
    void found(Founded founded) {
        founder.accept(founded);
    }

    @Override
    Option<End> withdrawn(S state) {
        var allegiance = state.allegiance();
        return allegiance.withdrawn(
                principal(PrincipalId.of(allegiance.client())),
                allegiance.user().map(user -> principal(PrincipalId.of(allegiance.client(), user))));
    }

    private Principal principal(PrincipalId id) {
        return principals.row(id).map(Row::state).getOrElse(() -> Principal.of(id));
    }

    /** A token, and who issued it. */
    private record Issued(OwnerId owner, Token token) {}

    /** When an owner is due, in the order of the index. */
    private record Due(Instant at, long place) {
        private static final Comparator<Due> EARLIEST_FIRST =
                Comparator.comparing(Due::at).thenComparing(Due::place);

        static Option<Due> of(Row<? extends Allied<?>> row) {
            return row.state().due().map(at -> new Due(at, row.place()));
        }

        /** After all that are due at this instant. */
        static Due lastAt(Instant now) {
            return new Due(now, Long.MAX_VALUE);
        }
    }
}
