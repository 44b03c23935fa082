package dev.tenure.host.app;

import dev.tenure.connection.Connection;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.UpdateReason;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the app shows of a connection; never a token.
 *
 * @param version how many credentials there were
 * @param why why its user is needed, or why it ended
 * @param where the page that the other side sends its user to
 * @param retryAt when a refresh in doubt is tried again, or when the one under way is given up
 * @param hasCredential whether something of a credential is kept
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
                whyOf(connection),
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

    private static @Nullable Cause whyOf(Connection connection) {
        var trouble = connection.data().updateReason().map(UpdateReason::cause).map(UpdateCause::cause);
        return connection
                .<Option<Cause>>match(new Connection.Cases<>(
                        linking -> trouble,
                        connected -> trouble,
                        needsUpdate -> trouble,
                        refreshing -> trouble,
                        inDoubt -> trouble,
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
