package dev.tenure.time;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * The instant at which something is over, and why. Life is half-open: at the instant itself it is over (RFC 7519
 * section 4.1.4). Milliseconds, truncated down, so that no store and no rounding lengthens a life; never after
 * {@link #LAST}. What never ends has no deadline.
 */
public record Deadline(Instant at, Cause cause) {
    /** The last instant that is kept: the end of the year 9999. */
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Comparator<Deadline> EARLIEST_FIRST =
            Comparator.comparing(Deadline::at).thenComparing(Deadline::cause);

    /** Truncates down to milliseconds and to {@link #LAST}. */
    public Deadline {
        at = at.isAfter(LAST) ? LAST : at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The deadline so long after an instant; one that would overflow is {@link #LAST}. */
    public static Deadline after(Instant since, Duration length, Cause cause) {
        return new Deadline(since.isAfter(LAST.minus(length)) ? LAST : since.plus(length), cause);
    }

    /** The minimum of all that apply; on a tie the earlier constant of {@link Cause}. */
    public static Option<Deadline> earliest(Seq<Deadline> deadlines) {
        return deadlines.minBy(EARLIEST_FIRST);
    }

    /** The earlier of two that may apply, by the same rule. */
    public static Option<Deadline> earliest(Option<Deadline> one, Option<Deadline> other) {
        if (one.isEmpty()) return other;
        return other.isEmpty() || EARLIEST_FIRST.compare(one.get(), other.get()) <= 0 ? one : other;
    }

    /** Whether it is over at this instant: at the deadline itself it is. */
    public boolean passedBy(Instant now) {
        return !now.isBefore(at);
    }

    /** The end that this deadline brought. */
    public End end() {
        return new End(cause, at);
    }
}
