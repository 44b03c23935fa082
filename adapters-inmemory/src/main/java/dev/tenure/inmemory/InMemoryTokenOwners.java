package dev.tenure.inmemory;

import dev.tenure.decision.Founded;
import dev.tenure.port.Located;
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
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Owners that are also found by their tokens and by their user. */
final class InMemoryTokenOwners<I extends OwnerId, S extends Allied<S>> extends InMemoryAlliedOwners<I, S>
        implements TokenOwners<I, S> {
    private final ConcurrentHashMap<TokenHash, Issued> tokens = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<PrincipalId, ConcurrentSkipListMap<Long, OwnerId>> ofUser =
            new ConcurrentHashMap<>();
    private final Consumer<Founded> founder;

    InMemoryTokenOwners(
            InMemoryOutbox outbox, InMemoryOwners<PrincipalId, Principal> principals, Consumer<Founded> founder) {
        super(outbox, principals);
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
    void arrange(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        issued.forEach(
                token -> tokens.put(token.hash(), new Issued(after.state().id(), token)));
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

    /** A token, and who issued it. */
    private record Issued(OwnerId owner, Token token) {}
}
