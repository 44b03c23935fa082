package dev.tenure.port.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.token.AggregateId;
import java.time.Instant;
import java.util.function.Function;

/** The repository of aggregates that time changes. */
public interface ExpiringRepository<I extends AggregateId, S extends Expiring<S>> extends Repository<I, S> {
    /**
     * Settles up to {@code limit} of the aggregates whose due instant has come, the earliest first, and stores the
     * rule's decisions. The cost is in proportion to the number due. Aggregates that another caller changes meanwhile
     * are skipped, and those that cannot be read are reported.
     */
    SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule);

    /**
     * Deletes up to {@code limit} aggregates that had ended at this instant, the earliest first, with everything stored
     * for them; it spares those that have a notice waiting. It reads and announces nothing. Returns their number.
     */
    int purge(Instant overSince, int limit);
}
