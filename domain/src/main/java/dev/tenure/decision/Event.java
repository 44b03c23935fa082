package dev.tenure.decision;

import dev.tenure.time.Cause;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A fact about an aggregate: the instant of effect (the deadline, if time alone caused it), the instant of its record,
 * and the cause. {@code effectiveAt} is never after {@code recordedAt}. The store adds the aggregate and the order.
 * Never a secret.
 */
public record Event(
        EventType type, Option<Cause> cause, Instant effectiveAt, Instant recordedAt, Map<Detail, String> details) {

    /** The same event, recorded at this instant. */
    public Event recordedAt(Instant now) {
        return new Event(type, cause, effectiveAt, now, details);
    }

    /** The same event with one more detail. */
    public Event with(Detail detail, String value) {
        return new Event(type, cause, effectiveAt, recordedAt, details.put(detail, value));
    }
}
