package dev.tenure.decision;

import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/** The circumstances of a decision outside the aggregate: the instant, and the withdrawal of its client or its user. */
public record DecisionContext(Instant now, Option<End> withdrawn) {
    /** The context of an instant without a withdrawal. */
    public static DecisionContext at(Instant now) {
        return new DecisionContext(now, Option.none());
    }
}
