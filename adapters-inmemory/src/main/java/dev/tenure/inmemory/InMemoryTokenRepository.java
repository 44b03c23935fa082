package dev.tenure.inmemory;

import dev.tenure.decision.Created;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.TokenRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** Aggregates, also found by their tokens and by their user. */
final class InMemoryTokenRepository<I extends AggregateId, S extends Owned<S>> extends InMemoryOwnedRepository<I, S>
        implements TokenRepository<I, S> {
    private final ConcurrentHashMap<TokenHash, Issued> tokens = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AggregateId, List<TokenHash>> hashes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<PrincipalId, ConcurrentSkipListMap<Long, AggregateId>> ofUser =
            new ConcurrentHashMap<>();
    private final Function<Created, Either<Stale, ?>> founder;

    InMemoryTokenRepository(
            InMemoryOutbox outbox,
            InMemoryRepository<PrincipalId, Principal> principals,
            Function<Created, Either<Stale, ?>> founder) {
        super(outbox, principals);
        this.founder = founder;
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        return Option.of(tokens.get(hash)).flatMap(issued -> row(issued.aggregate())
                .filter(row -> row.version() >= issued.version())
                .map(row -> new Located<>(versioned(row), issued.token())));
    }

    @Override
    public Seq<Versioned<S>> findByUser(ClientId client, UserId user) {
        return Option.of(ofUser.get(PrincipalId.of(client, user)))
                .fold(Vector::empty, aggregates -> Vector.ofAll(aggregates.values())
                        .flatMap(this::row)
                        .map(this::versioned));
    }

    @Override
    void arrange(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        var id = after.state().id();
        issued.forEach(token -> tokens.put(token.hash(), new Issued(id, after.version(), token)));
        if (issued.nonEmpty()) hashes.merge(id, issued.map(Token::hash).toList(), List::prependAll);
        if (before.isEmpty()) listUnderUser(after);
    }

    @Override
    void forget(Row<S> row) {
        super.forget(row);
        Option.of(hashes.remove(row.state().id())).getOrElse(List.empty()).forEach(tokens::remove);
        user(row)
                .forEach(user -> ofUser.computeIfPresent(user, (same, aggregates) -> {
                    aggregates.remove(row.place());
                    return aggregates.isEmpty() ? null : aggregates;
                }));
    }

    private void listUnderUser(Row<S> row) {
        user(row)
                .forEach(user -> ofUser.compute(user, (same, aggregates) -> {
                    var listed = aggregates == null ? new ConcurrentSkipListMap<Long, AggregateId>() : aggregates;
                    listed.put(row.place(), row.state().id());
                    return listed;
                }));
    }

    private static Option<PrincipalId> user(Row<? extends Owned<?>> row) {
        var ownership = row.state().ownership();
        return ownership.user().map(user -> PrincipalId.of(ownership.client(), user));
    }

    @Override
    Either<Stale, ?> found(Created created) {
        return founder.apply(created);
    }

    /** A token with its aggregate and the version that issued it: it is not found before that version is visible. */
    private record Issued(AggregateId aggregate, long version, Token token) {}
}
