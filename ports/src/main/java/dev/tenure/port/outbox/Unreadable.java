package dev.tenure.port.outbox;

import dev.tenure.token.AggregateId;

/**
 * A stored aggregate, or a notice of it, that this version of the library cannot read: a newer one wrote it, or
 * somebody edited its row.
 *
 * @param why the part that could not be read
 */
public record Unreadable(AggregateId aggregate, String why) {}
