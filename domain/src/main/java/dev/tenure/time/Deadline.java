package dev.tenure.time;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The instant of an end, and its cause. Life is half-open: at the instant itself it is over (RFC 7519 section 4.1.4).
 * Milliseconds, truncated down, so that no store and no rounding lengthens a life; never after {@link #LAST}. A life
 * without end has no deadline.
 */
public record Deadline(Instant at, Cause cause) implements Comparable<Deadline> {
    /** The last instant that can be stored: the end of the year 9999. */
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final int NANOS_OF_A_MILLI = 1_000_000;

    /** Truncates down to milliseconds and to {@link #LAST}. */
    public Deadline {
        at = storable(at);
    }

    /** The deadline that long after an instant; one that would overflow is {@link #LAST}. */
    public static Deadline after(Instant since, Duration length, Cause cause) {
        return new Deadline(instantAfter(since, length), cause);
    }

    /** The instant that long after another, in milliseconds; one that would overflow is {@link #LAST}. */
    public static Instant instantAfter(Instant since, Duration length) {
        var isBeyond = length.toSeconds() > LAST.getEpochSecond() - since.getEpochSecond();
        return isBeyond ? LAST : storable(since.plus(length));
    }

    /** The same instant as it can be stored: in whole milliseconds, and not after {@link #LAST}. */
    public static Instant storable(Instant at) {
        return at.isAfter(LAST) ? LAST : inMillis(at);
    }

    private static Instant inMillis(Instant at) {
        var whole = at.getNano() / NANOS_OF_A_MILLI * NANOS_OF_A_MILLI;
        return whole == at.getNano() ? at : Instant.ofEpochSecond(at.getEpochSecond(), whole);
    }

    /** The earliest of all that apply; on a tie the earlier constant of {@link Cause}. */
    public static Option<Deadline> earliest(Seq<Deadline> deadlines) {
        return deadlines.min();
    }

    /** The earlier of two that may apply, by the same rule. */
    public static Option<Deadline> earliest(Option<Deadline> one, Option<Deadline> other) {
        if (one.isEmpty()) return other;
        return other.isEmpty() || one.get().compareTo(other.get()) <= 0 ? one : other;
    }

    /** Orders the earliest first; on a tie the earlier constant of {@link Cause}. */
    @Override
    public int compareTo(Deadline other) {
        var order = at.compareTo(other.at);
        return order == 0 ? cause.compareTo(other.cause) : order;
    }

    /** Returns true if it is over at this instant: at the deadline itself it is. */
    public boolean passedBy(Instant now) {
        return !now.isBefore(at);
    }

    /** The end at this deadline. */
    public End end() {
        return new End(cause, at);
    }
}
