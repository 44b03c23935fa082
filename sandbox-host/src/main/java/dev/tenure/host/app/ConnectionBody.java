package dev.tenure.host.app;

import dev.tenure.connection.Connection;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.UpdateReason;
import dev.tenure.time.Cause;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the app shows it, without a token.
 *
 * @param version the number of credentials so far
 * @param why the cause for which its user is needed, or of its end
 * @param where the page that the provider sends its user to
 * @param retryAt the next attempt of a refresh in doubt, or the end of the lease of one under way
 * @param hasCredential whether any part of a credential is stored
 */
record ConnectionBody(
        String connectionId,
        String state,
        int version,
        Configuration configuration,
        @Nullable Cause why,
        @Nullable String where,
        boolean blocked,
        @Nullable Instant retryAt,
        boolean hasCredential) {

    static ConnectionBody of(Connection connection) {
        var data = connection.data();
        return new ConnectionBody(
                connection.id().text(),
                stateOf(connection),
                data.credentialVersion(),
                Configuration.of(data.configuration()),
                causeOf(connection),
                data.updateReason().flatMap(UpdateReason::url).getOrNull(),
                data.blocked(),
                retryAtOf(connection),
                connection.sealedCredential().isDefined());
    }

    private static String stateOf(Connection connection) {
        return connection.match(new Connection.Cases<>(
                linking -> "AWAITING_AUTHORIZATION",
                connected -> "CONNECTED",
                needsUpdate -> "NEEDS_UPDATE",
                refreshing -> "REFRESHING",
                inDoubt -> "IN_DOUBT",
                unauthenticated -> "UNAUTHENTICATED",
                closed -> "CLOSED"));
    }

    private static @Nullable Cause causeOf(Connection connection) {
        var updateCause = connection.data().updateReason().map(UpdateReason::cause);
        return connection
                .<Option<Cause>>match(new Connection.Cases<>(
                        linking -> updateCause,
                        connected -> updateCause,
                        needsUpdate -> updateCause,
                        refreshing -> updateCause,
                        inDoubt -> updateCause,
                        unauthenticated -> Option.some(unauthenticated.cause()),
                        closed -> Option.some(closed.end().cause())))
                .getOrNull();
    }

    private static @Nullable Instant retryAtOf(Connection connection) {
        var paused = connection.data().pausedUntil();
        return connection
                .<Option<Instant>>match(new Connection.Cases<>(
                        linking -> paused,
                        connected -> paused,
                        needsUpdate -> paused,
                        Refreshing::due,
                        inDoubt -> Option.some(inDoubt.retryAt()),
                        unauthenticated -> Option.none(),
                        closed -> Option.none()))
                .getOrNull();
    }

    record Configuration(String profile, String scope, String reference) {
        static Configuration of(dev.tenure.connection.Configuration kept) {
            return new Configuration(kept.profile(), kept.scope().text(), kept.reference());
        }
    }
}
