package dev.tenure.host.app;

import dev.tenure.connection.Trouble;
import dev.tenure.connection.UpdateReason;
import dev.tenure.service.ConnectionView;
import dev.tenure.time.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the app shows it, without a token.
 *
 * @param version the number of credentials so far
 * @param why the cause for which its user is needed, or of its end
 * @param where the page that the provider sends its user to
 * @param waitsFor the place of the failures for which it waits
 * @param failures the number of these failures so far
 * @param retryAt the next attempt, or the end of the lease of the refresh under way
 * @param refreshEndsAt the end of its refresh token
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
        Trouble.@Nullable Source waitsFor,
        int failures,
        @Nullable Instant retryAt,
        @Nullable Instant refreshEndsAt,
        boolean hasCredential) {

    static ConnectionBody of(ConnectionView connection) {
        return new ConnectionBody(
                connection.id().text(),
                connection.state().name(),
                connection.credentialVersion(),
                Configuration.of(connection.configuration()),
                connection.cause().getOrNull(),
                connection.updateReason().flatMap(UpdateReason::url).getOrNull(),
                connection.isBlocked(),
                connection.trouble().map(Trouble::source).getOrNull(),
                connection.trouble().map(Trouble::failures).getOrElse(0),
                connection.retryAt().getOrNull(),
                connection.refreshEndsAt().getOrNull(),
                connection.hasCredential());
    }

    record Configuration(String profile, String scope, String reference) {
        static Configuration of(dev.tenure.connection.Configuration stored) {
            return new Configuration(stored.profile(), stored.scope().text(), stored.reference());
        }
    }
}
