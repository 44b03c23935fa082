package dev.tenure.inmemory;

import dev.tenure.decision.Aggregate;
import dev.tenure.port.store.Located;
import dev.tenure.principal.Owned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;

/** Aggregates, also found by their tokens and by their user. */
class InMemoryTokenRepository<I extends AggregateId, S extends Owned<S>> extends InMemoryOwnedRepository<I, S> {
    private final ConcurrentHashMap<TokenHash, Issued> tokens;
    private final ConcurrentHashMap<AggregateId, List<TokenHash>> hashes = new ConcurrentHashMap<>();

    /** Aggregates whose tokens are in a table that they share with those of other kinds. */
    InMemoryTokenRepository(
            InMemoryOutbox outbox,
            InMemoryPrincipalRepository principals,
            ConcurrentHashMap<TokenHash, Issued> tokens) {
        super(outbox, principals);
        this.tokens = tokens;
    }

    /** The aggregate that issued the token of this hash, and the token. */
    public final Option<Located<S>> locate(TokenHash hash) {
        return Option.of(tokens.get(hash)).flatMap(issued -> row(issued.aggregate())
                .filter(row -> row.version() >= issued.version())
                .map(row -> new Located<>(versioned(row), issued.token())));
    }

    @Override
    final boolean claim(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        var free = issued.takeWhile(token -> tokens.putIfAbsent(token.hash(), issuedBy(after, token)) == null);
        if (free.size() < issued.size()) release(before, after, free);
        return free.size() == issued.size();
    }

    @Override
    final void release(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        issued.map(Token::hash).forEach(tokens::remove);
    }

    private static Issued issuedBy(Row<? extends Aggregate> row, Token token) {
        return new Issued(row.state().id(), row.version(), token);
    }

    @Override
    void arrange(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        var id = after.state().id();
        if (issued.nonEmpty()) hashes.merge(id, issued.map(Token::hash).toList(), List::prependAll);
    }

    @Override
    void forget(Row<S> row) {
        super.forget(row);
        Option.of(hashes.remove(row.state().id())).getOrElse(List.empty()).forEach(tokens::remove);
    }

    /** A token with its aggregate and the version that issued it: it is not found before that version is visible. */
    record Issued(AggregateId aggregate, long version, Token token) {}
}
