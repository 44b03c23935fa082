package dev.tenure.port.store;

import dev.tenure.principal.Owned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The repository of aggregates that store a fact for each of their tokens, and are found by it. */
public interface TokenRepository<I extends AggregateId, S extends Owned<S>> extends ExpiringRepository<I, S> {
    /**
     * Returns the aggregate that issued the token with this hash, and the token; also after its end, until it is
     * purged.
     */
    Option<Located<S>> locate(TokenHash hash);

    /** Returns everything that belongs to this user of this client, the first created first. */
    Seq<Versioned<S>> findByUser(ClientId client, UserId user);
}
