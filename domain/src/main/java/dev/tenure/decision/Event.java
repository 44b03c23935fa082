package dev.tenure.decision;

import dev.tenure.time.Cause;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Something that happened to an aggregate: when it took effect (the deadline, for what time does by itself), when it was
 * recorded, and why. {@code effectiveAt} is never after {@code recordedAt}. Whose it is, and in which order, the store
 * adds. Never a secret.
 */
public record Event(
        EventType type, Option<Cause> cause, Instant effectiveAt, Instant recordedAt, Map<Detail, String> details) {

    /** The same, written down at this instant. */
    public Event recordedAt(Instant now) {
        return new Event(type, cause, effectiveAt, now, details);
    }

    /** The same with one more detail. */
    public Event with(Detail detail, String value) {
        return new Event(type, cause, effectiveAt, recordedAt, details.put(detail, value));
    }
}
