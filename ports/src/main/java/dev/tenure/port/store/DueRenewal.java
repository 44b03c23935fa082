package dev.tenure.port.store;

import dev.tenure.connection.ConnectionId;
import java.time.Instant;

/**
 * A connection that is to be renewed though nobody asks for its credential. They are ordered by the instant, then by the
 * ids' texts, compared as unsigned bytes.
 *
 * @param at the instant from which it is to be renewed
 */
public record DueRenewal(Instant at, ConnectionId id) implements Comparable<DueRenewal> {
    @Override
    public int compareTo(DueRenewal other) {
        var order = at.compareTo(other.at);
        return order == 0 ? id.text().compareTo(other.id.text()) : order;
    }
}
