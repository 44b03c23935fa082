package dev.tenure.item;

import dev.tenure.time.Deadline;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A deadline whose user is warned once.
 *
 * @param warnsAt the instant of the warning; none once it was sent
 */
public record WarnedDeadline(Deadline deadline, Option<Instant> warnsAt) {
    /** Returns true from the instant of the warning until the deadline itself: a missed warning is not sent late. */
    boolean isToWarn(Instant now) {
        return warnsAt.exists(at -> !now.isBefore(at)) && !deadline.passedBy(now);
    }

    /** Returns true if the deadline is so close that a caller is told, warned or not. */
    boolean isNear(Instant now) {
        return warnsAt.forAll(at -> !now.isBefore(at));
    }

    WarnedDeadline warned() {
        return new WarnedDeadline(deadline, Option.none());
    }
}
