package dev.tenure.connection;

import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;

/**
 * The status of a login as the provider reported it: it counts, unless anything was recorded since the poll.
 *
 * @param asked the health version at which the provider was asked
 * @param cause the reason why the login needs its user; none if it works
 */
public record RemoteStatus(int asked, Option<UpdateCause> cause) {}
