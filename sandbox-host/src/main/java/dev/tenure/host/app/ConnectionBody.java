package dev.tenure.host.app;

import dev.tenure.connection.UpdateReason;
import dev.tenure.service.ConnectionView;
import dev.tenure.time.Cause;
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
        static Configuration of(dev.tenure.connection.Configuration kept) {
            return new Configuration(kept.profile(), kept.scope().text(), kept.reference());
        }
    }
}
