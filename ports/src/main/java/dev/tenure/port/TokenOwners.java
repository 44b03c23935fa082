package dev.tenure.port;

import dev.tenure.principal.Allied;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Owners that keep a fact for each of their tokens, and are found by it. */
public interface TokenOwners<I extends OwnerId, S extends Allied<S>> extends TimedOwners<I, S> {
    /** The owner that issued the token of this hash, and the token; also when it ended, until it is purged. */
    Option<Located<S>> locate(TokenHash hash);

    /** All that this user of this client owns, the first founded first. */
    Seq<Versioned<S>> ofUser(ClientId client, UserId user);
}
