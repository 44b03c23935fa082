package dev.tenure.host.page;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What an instant does to an owner, or did.
 *
 * @param what in words
 * @param why the cause, by its name; none where there is only a schedule
 */
record Due(String what, Option<Cause> why, Instant at) {
    static Due of(String what, Deadline deadline) {
        return new Due(what, Option.of(deadline.cause()), deadline.at());
    }

    static Due of(String what, Instant at) {
        return new Due(what, Option.none(), at);
    }

    static Due ended(End end) {
        return new Due("ended", Option.of(end.cause()), end.at());
    }
}
