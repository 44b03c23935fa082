package dev.tenure.host.app;

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

    static ConnectionBody of(ConnectionView connection) {
        return new ConnectionBody(
                connection.id().text(),
                connection.state().name(),
                connection.credentialVersion(),
                Configuration.of(connection.configuration()),
                connection.cause().getOrNull(),
                connection.updateReason().flatMap(UpdateReason::url).getOrNull(),
                connection.isBlocked(),
                connection.retryAt().getOrNull(),
                connection.hasCredential());
    }

    record Configuration(String profile, String scope, String reference) {
        static Configuration of(dev.tenure.connection.Configuration stored) {
            return new Configuration(stored.profile(), stored.scope().text(), stored.reference());
        }
    }
}
