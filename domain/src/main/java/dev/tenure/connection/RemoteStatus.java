package dev.tenure.connection;

import dev.tenure.time.Cause;
import io.vavr.control.Option;

/**
 * How the other side says a login stands, when it was asked: the truth, as far as nothing was heard since.
 *
 * @param asked the health version at which it was asked
 * @param cause why it needs its user; none if it works
 */
public record RemoteStatus(int asked, Option<Cause> cause) {
    /** Refuses causes that no user can mend ({@link IllegalArgumentException}). */
    public RemoteStatus {
        cause.forEach(UpdateReason::check);
    }
}
