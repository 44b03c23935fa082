package dev.tenure.service;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.connection.UpdateReason;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A connection at one instant, without its tokens.
 *
 * @param remoteId the provider's id of the login; none until it is known
 * @param credentialVersion the number of credentials so far
 * @param healthVersion the number of changes of health so far
 * @param updateReason the reason why the login needs its user; none if it works
 * @param cause the reason why the user is needed, or why the credential or the connection ended; none if all is well
 * @param isBlocked true if the provider refuses the host's own configuration: nothing is sent until the operator
 *     resumes
 * @param retryAt the instant of the next attempt to refresh, or the end of the lease of the attempt under way
 * @param advisedEnd the announced instant from which the login will need its user
 * @param endedAt the instant at which the connection was closed
 * @param hasCredential true if any part of a credential is stored
 */
public record ConnectionView(
        ConnectionId id,
        ConnectionState state,
        Configuration configuration,
        Option<RemoteId> remoteId,
        int credentialVersion,
        int healthVersion,
        Option<UpdateReason> updateReason,
        Option<Cause> cause,
        boolean isBlocked,
        Option<Instant> retryAt,
        Option<Instant> advisedEnd,
        Option<Instant> endedAt,
        boolean hasCredential) {

    static ConnectionView of(Connection connection) {
        var data = connection.data();
        return new ConnectionView(
                data.id(),
                connection.state(),
                data.configuration(),
                data.remoteId(),
                data.credentialVersion(),
                data.healthVersion(),
                data.updateReason(),
                causeOf(connection),
                data.blocked(),
                retryAtOf(connection),
                data.advised(),
                connection.endedSince(),
                connection.sealedCredential().isDefined());
    }

    private static Option<Cause> causeOf(Connection connection) {
        var updateCause =
                connection.data().updateReason().map(UpdateReason::cause).map(UpdateCause::cause);
        return connection.match(new Connection.Cases<>(
                awaiting -> updateCause,
                connected -> updateCause,
                needsUpdate -> updateCause,
                refreshing -> updateCause,
                inDoubt -> updateCause,
                ConnectionView::causeOf,
                closed -> Option.of(closed.end().cause())));
    }

    private static Option<Cause> causeOf(Unauthenticated connection) {
        return Option.of(connection.cause());
    }

    private static Option<Instant> retryAtOf(Connection connection) {
        var paused = connection.data().pausedUntil();
        return connection.match(new Connection.Cases<>(
                awaiting -> paused,
                connected -> paused,
                needsUpdate -> paused,
                Refreshing::due,
                ConnectionView::retryAtOf,
                unauthenticated -> Option.none(),
                closed -> Option.none()));
    }

    private static Option<Instant> retryAtOf(InDoubt connection) {
        return Option.of(connection.retryAt());
    }
}
