package dev.tenure.port;

import dev.tenure.decision.Decision;
import dev.tenure.principal.Allied;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** Owners that are found by their tokens and that time changes. */
public interface TokenOwners<I extends OwnerId, S extends Allied<S>> extends Owners<I, S> {
    /** The owner that issued the token of this hash, and the token; also when it ended, until it is purged. */
    Option<Located<S>> locate(TokenHash hash);

    /** All that this user of this client owns, the first founded first. */
    Seq<Versioned<S>> ofUser(ClientId client, UserId user);

    /**
     * Settles up to {@code limit} of the owners whose due instant has come, the earliest first, and stores what the
     * rule decides. The cost is in proportion to what is due. Owners that somebody else changes meanwhile are skipped,
     * and those that cannot be read are reported.
     */
    Swept settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule);
}
