package dev.tenure.connection;

import dev.tenure.decision.Decision;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The meaning of a verified webhook about a login. Webhooks come in no order and may be repeated [plaid:webhooks]:
 * trouble counts at once, a recovery does not, and each is a reason to ask the provider for the status of the login.
 */
public sealed interface WebhookSignal {
    /** Decides on a connection by the message alone. */
    Decision<Connection, Connection> applyTo(Connection connection, Instant now);

    /** The login needs its user. */
    record UpdateRequired(UpdateCause cause) implements WebhookSignal {
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

    /**
     * The login will need its user from an instant on; until then it works [plaid:pending-disconnect].
     *
     * @param cause the cause; none if the webhook's is unknown here
     * @param at the instant; none if the webhook names none that can be read
     */
    record EndAnnounced(Option<UpdateCause> cause, Option<Instant> at) implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return connection.endAnnounced(cause, at, now);
        }
    }

    /** Any other webhook: it reports that the login works again, or its type is unknown here. */
    record Other() implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return Decision.unchanged(connection);
        }
    }
}
