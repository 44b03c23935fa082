package dev.tenure.connection;

import dev.tenure.time.Cause;
import io.vavr.control.Option;

/**
 * The status of a login as the provider reported it: the truth, unless something was reported since.
 *
 * @param asked the health version at which the provider was polled
 * @param cause the reason why it needs its user; none if it works
 */
public record RemoteStatus(int asked, Option<Cause> cause) {
    /** Refuses causes that update mode cannot resolve ({@link IllegalArgumentException}). */
    public RemoteStatus {
        cause.forEach(UpdateReason::check);
    }
}
