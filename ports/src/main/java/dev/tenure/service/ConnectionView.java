package dev.tenure.service;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.RefreshEnd;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.SealedCredential;
import dev.tenure.connection.Trouble;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.connection.UpdateReason;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
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
 * @param trouble the failures for which the connection waits, if any: where, how many, and until when
 * @param retryAt the instant of the next attempt to refresh, or the end of the lease of the attempt under way; none if
 *     nothing waits, or if an attempt waits for the user
 * @param refreshEndsAt the instant from which the provider no longer accepts the refresh token, if it said so
 * @param byApp true if the app obtains the credential by credentials of its own
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
        Option<Trouble> trouble,
        Option<Instant> retryAt,
        Option<Instant> refreshEndsAt,
        boolean byApp,
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
                data.trouble(),
                retryAtOf(connection),
                connection
                        .sealedCredential()
                        .flatMap(SealedCredential::refreshEnd)
                        .map(RefreshEnd::at),
                data.byApp(),
                data.announcedEnds().lastOption().filter(it -> it.isBefore(Deadline.LAST)),
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
        var paused = connection.data().trouble().map(Trouble::until).filter(it -> it.isBefore(Deadline.LAST));
        return connection.match(new Connection.Cases<>(
                awaiting -> Option.none(),
                connected -> paused,
                needsUpdate -> paused,
                Refreshing::due,
                inDoubt -> paused,
                unauthenticated -> Option.none(),
                closed -> Option.none()));
    }
}
