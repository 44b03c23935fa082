package dev.tenure.host.page;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What an instant does to an aggregate, or did.
 *
 * @param what in words
 * @param why the cause, by its name; none where there is only a schedule
 */
record DeadlineView(String what, Option<Cause> why, Instant at) {
    static DeadlineView of(String what, Deadline deadline) {
        return new DeadlineView(what, Option.of(deadline.cause()), deadline.at());
    }

    static DeadlineView of(String what, Instant at) {
        return new DeadlineView(what, Option.none(), at);
    }

    static DeadlineView ended(End end) {
        return new DeadlineView("ended", Option.of(end.cause()), end.at());
    }
}
