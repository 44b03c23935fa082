package dev.tenure.host.page;

import dev.tenure.time.Deadline;
import io.vavr.collection.List;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats instants and durations for people, relative to now. */
record TimeFormat(Instant now) {
    private static final long DAYS_OF_A_YEAR = 365;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** An instant, to the second. */
    public String time(Instant at) {
        return TIME.format(at);
    }

    /** An instant in ISO-8601 form, to the millisecond. */
    public String exactly(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The time until an instant, or since. */
    public String until(Instant at) {
        if (at.equals(Deadline.LAST)) return "never";
        return at.isAfter(now) ? "in " + length(Duration.between(now, at)) : length(Duration.between(at, now)) + " ago";
    }

    /** A duration in its two largest units, rounded down. */
    public String length(Duration length) {
        var parts = List.of(
                        count(length.toDays() / DAYS_OF_A_YEAR, "year", "years"),
                        count(length.toDays() % DAYS_OF_A_YEAR, "day", "days"),
                        count(length.toHoursPart(), "h", "h"),
                        count(length.toMinutesPart(), "min", "min"),
                        count(length.toSecondsPart(), "s", "s"))
                .dropWhile(String::isEmpty)
                .take(2)
                .reject(String::isEmpty);
        return parts.isEmpty() ? "less than a second" : parts.mkString(" ");
    }

    private static String count(long count, String one, String many) {
        return count == 0 ? "" : count + " " + (count == 1 ? one : many);
    }
}
