package dev.tenure.principal;

import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/** What an owner is judged by besides itself: the instant, and whether its client or its user was withdrawn. */
public record Moment(Instant now, Option<End> withdrawn) {
    /** An instant at which nobody was withdrawn. */
    public static Moment at(Instant now) {
        return new Moment(now, Option.none());
    }
}
