package dev.tenure.port.issuer;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The header {@code Retry-After} (RFC 9110 section 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /**
     * Returns the pause that the header asks for; none if it is missing, unreadable, or a date that is over.
     *
     * @param header the header's value, in seconds or a date by the provider's clock
     * @param date the value of the header {@code Date}, which tells that clock
     * @param now an instant instead of a {@code Date} that is missing or unreadable
     */
    public static Option<Duration> pause(Option<String> header, Option<String> date, Instant now) {
        return header.map(String::strip)
                .flatMap(value -> SECONDS.matcher(value).matches()
                        ? Option.some(Duration.ofSeconds(Long.parseLong(value)))
                        : instant(value)
                                .map(until -> Duration.between(
                                        date.flatMap(RetryAfter::instant).getOrElse(now), until))
                                .filter(pause -> !pause.isNegative()));
    }

    private static Option<Instant> instant(String text) {
        try {
            return Option.some(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Option.none();
        }
    }
}
