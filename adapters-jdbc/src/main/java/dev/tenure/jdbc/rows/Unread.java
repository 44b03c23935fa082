package dev.tenure.jdbc.rows;

import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.token.AggregateId;

/** An aggregate with a value in its rows that this version of the library does not know. */
public record Unread(AggregateId aggregate, RuntimeException why) {
    /** The report of this aggregate, for a batch that goes on without it. */
    public Unreadable reported() {
        return new Unreadable(aggregate, why.getMessage() == null ? why.toString() : why.getMessage());
    }

    /** The exception for a caller that asked for this aggregate. */
    public StoreUnavailable thrown() {
        return new StoreUnavailable(aggregate.kind() + " " + aggregate.text() + " cannot be read", why);
    }
}
