package dev.tenure.decision;

import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/** What an aggregate is judged by besides itself: the instant, and whether its client or its user was withdrawn. */
public record DecisionContext(Instant now, Option<End> withdrawn) {
    /** An instant at which nobody was withdrawn. */
    public static DecisionContext at(Instant now) {
        return new DecisionContext(now, Option.none());
    }
}
