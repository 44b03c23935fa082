package dev.tenure.port.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.token.AggregateId;
import java.time.Instant;
import java.util.function.Function;

/** Aggregates that time changes. */
public interface ExpiringRepository<I extends AggregateId, S extends Expiring<S>> extends Repository<I, S> {
    /**
     * Settles up to {@code limit} of the aggregates whose due instant has come, the earliest first, and stores what the
     * rule decides. The cost is in proportion to what is due. Aggregates that somebody else changes meanwhile are skipped,
     * and those that cannot be read are reported.
     */
    SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule);

    /**
     * Deletes up to {@code limit} aggregates that were over at this instant, the earliest first, with all that is kept of
     * them; but none of which a notice waits to be delivered. Unread and unannounced; how many.
     */
    int purge(Instant overSince, int limit);
}
