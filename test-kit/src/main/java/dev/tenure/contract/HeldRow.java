package dev.tenure.contract;

import dev.tenure.token.AggregateId;

/** Holds rows of a store in a session of its own, for longer than the store waits for a lock. */
public interface HeldRow {
    /**
     * Holds the row of this aggregate; of a principal its withdrawals, and the place of the next. Nothing is committed.
     */
    void hold(AggregateId aggregate);

    /** Releases everything that is held, unchanged. */
    void release();
}
