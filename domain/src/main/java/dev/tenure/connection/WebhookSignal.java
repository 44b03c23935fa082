package dev.tenure.connection;

import dev.tenure.decision.Decision;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import java.time.Instant;

/**
 * The meaning of a verified webhook for a login. Webhooks have no order and may repeat: a sign of ill health acts at
 * once, a signal of recovery does not, and each is a reason to poll the provider for the login's status
 * [plaid:webhooks].
 */
public sealed interface WebhookSignal {
    /** Applies the signal to a connection. */
    Decision<Connection, Connection> applyTo(Connection connection, Instant now);

    /** The login needs its user. */
    record UpdateRequired(Cause cause) implements WebhookSignal {
        /** Refuses causes that update mode cannot resolve ({@link IllegalArgumentException}). */
        public UpdateRequired {
            UpdateReason.check(cause);
        }

        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return connection.updateRequired(UpdateReason.of(cause), now);
        }
    }

    /**
     * The user revoked the permission; the webhook does not say if at the bank or at the provider
     * [plaid:permission-revoked].
     */
    record PermissionRevoked() implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return connection.permissionRevoked(now);
        }
    }

    /** The login will need its user from the deadline on; until then it works [plaid:pending-disconnect]. */
    record EndAnnounced(Deadline deadline) implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return connection.endAnnounced(deadline.at(), now);
        }
    }

    /** Any other webhook: the login is said to work again, or the type is unknown here. */
    record Other() implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return Decision.unchanged(connection);
        }
    }
}
