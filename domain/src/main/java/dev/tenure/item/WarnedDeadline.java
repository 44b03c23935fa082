package dev.tenure.item;

import dev.tenure.time.Deadline;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A deadline that its user is warned of once.
 *
 * @param warnsAt from when on; none once warned
 */
public record WarnedDeadline(Deadline deadline, Option<Instant> warnsAt) {
    /** Whether the time to warn has come, until the deadline itself: a missed warning is not sent late. */
    boolean isToWarn(Instant now) {
        return warnsAt.exists(at -> !now.isBefore(at)) && !deadline.passedBy(now);
    }

    /** Whether the deadline is so close that a caller is told, warned or not. */
    boolean isNear(Instant now) {
        return warnsAt.forAll(at -> !now.isBefore(at));
    }

    WarnedDeadline warned() {
        return new WarnedDeadline(deadline, Option.none());
    }
}
