package dev.tenure.jdbc.rows;

import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.token.AggregateId;

/** An aggregate with something in its rows that this version of the library does not know. */
public record Unread(AggregateId aggregate, RuntimeException why) {
    /** The report of it, for a batch that goes on without it. */
    public Unreadable reported() {
        return new Unreadable(aggregate, why.getMessage() == null ? why.toString() : why.getMessage());
    }

    /** The exception for a caller who asked for exactly this aggregate. */
    public StoreUnavailable thrown() {
        return new StoreUnavailable(aggregate.kind() + " " + aggregate.text() + " cannot be read", why);
    }
}
