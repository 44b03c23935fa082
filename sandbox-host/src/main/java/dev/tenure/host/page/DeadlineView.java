package dev.tenure.host.page;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A deadline of an aggregate, ahead or passed.
 *
 * @param cause the cause; none for a mere schedule
 */
record DeadlineView(String description, Option<Cause> cause, Instant at) {
    static DeadlineView of(String description, Deadline deadline) {
        return new DeadlineView(description, Option.of(deadline.cause()), deadline.at());
    }

    static DeadlineView of(String description, Instant at) {
        return new DeadlineView(description, Option.none(), at);
    }

    static DeadlineView ended(End end) {
        return new DeadlineView("ended", Option.of(end.cause()), end.at());
    }
}
