package dev.tenure.port.store;

import dev.tenure.principal.Owned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Aggregates that keep a fact for each of their tokens, and are found by it. */
public interface TokenRepository<I extends AggregateId, S extends Owned<S>> extends ExpiringRepository<I, S> {
    /** The aggregate that issued the token of this hash, and the token; also when it ended, until it is purged. */
    Option<Located<S>> locate(TokenHash hash);

    /** All that this user of this client owns, the first founded first. */
    Seq<Versioned<S>> findByUser(ClientId client, UserId user);
}
