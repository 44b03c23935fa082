package dev.tenure.connection;

import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The status of a login as the provider reported it: it counts, unless anything was recorded since the poll.
 *
 * @param asked the health version at which the provider was asked
 * @param cause the reason why the login needs its user; none if it works
 * @param consentEndsAt the end of the user's consent; none if it has none, or if the provider named none
 */
public record RemoteStatus(int asked, Option<UpdateCause> cause, Option<Instant> consentEndsAt) {
    /** The status of a login whose consent has no known end. */
    public RemoteStatus(int asked, Option<UpdateCause> cause) {
        this(asked, cause, Option.none());
    }
}
