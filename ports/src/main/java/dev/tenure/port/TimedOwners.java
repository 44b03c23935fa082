package dev.tenure.port;

import dev.tenure.decision.Decision;
import dev.tenure.principal.Timed;
import dev.tenure.token.OwnerId;
import java.time.Instant;
import java.util.function.Function;

/** Owners that time changes. */
public interface TimedOwners<I extends OwnerId, S extends Timed<S>> extends Owners<I, S> {
    /**
     * Settles up to {@code limit} of the owners whose due instant has come, the earliest first, and stores what the
     * rule decides. The cost is in proportion to what is due. Owners that somebody else changes meanwhile are skipped,
     * and those that cannot be read are reported.
     */
    Swept settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule);

    /**
     * Deletes up to {@code limit} owners that were over at this instant, the earliest first, with all that is kept of
     * them; but none of which a notice waits to be delivered. Unread and unannounced; how many.
     */
    int forget(Instant overSince, int limit);
}
