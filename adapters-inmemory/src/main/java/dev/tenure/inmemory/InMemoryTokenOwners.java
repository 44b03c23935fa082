package dev.tenure.inmemory;

import dev.tenure.decision.Founded;
import dev.tenure.port.Located;
import dev.tenure.port.Stale;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allied;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
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

/** Owners that are also found by their tokens and by their user. */
final class InMemoryTokenOwners<I extends OwnerId, S extends Allied<S>> extends InMemoryAlliedOwners<I, S>
        implements TokenOwners<I, S> {
    private final ConcurrentHashMap<TokenHash, Issued> tokens = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<OwnerId, List<TokenHash>> hashes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<PrincipalId, ConcurrentSkipListMap<Long, OwnerId>> ofUser =
            new ConcurrentHashMap<>();
    private final Function<Founded, Either<Stale, ?>> founder;

    InMemoryTokenOwners(
            InMemoryOutbox outbox,
            InMemoryOwners<PrincipalId, Principal> principals,
            Function<Founded, Either<Stale, ?>> founder) {
        super(outbox, principals);
        this.founder = founder;
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        return Option.of(tokens.get(hash)).flatMap(issued -> row(issued.owner())
                .filter(row -> row.version() >= issued.version())
                .map(row -> new Located<>(versioned(row), issued.token())));
    }

    @Override
    public Seq<Versioned<S>> ofUser(ClientId client, UserId user) {
        return Option.of(ofUser.get(PrincipalId.of(client, user)))
                .fold(Vector::empty, owners -> Vector.ofAll(owners.values())
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
                .forEach(user -> ofUser.computeIfPresent(user, (same, owners) -> {
                    owners.remove(row.place());
                    return owners.isEmpty() ? null : owners;
                }));
    }

    private void listUnderUser(Row<S> row) {
        user(row)
                .forEach(user -> ofUser.compute(user, (same, owners) -> {
                    var listed = owners == null ? new ConcurrentSkipListMap<Long, OwnerId>() : owners;
                    listed.put(row.place(), row.state().id());
                    return listed;
                }));
    }

    private static Option<PrincipalId> user(Row<? extends Allied<?>> row) {
        var allegiance = row.state().allegiance();
        return allegiance.user().map(user -> PrincipalId.of(allegiance.client(), user));
    }

    @Override
    Either<Stale, ?> found(Founded founded) {
        return founder.apply(founded);
    }

    /** A token, and who issued it with the change to which version: before that shows it is not found. */
    private record Issued(OwnerId owner, long version, Token token) {}
}
