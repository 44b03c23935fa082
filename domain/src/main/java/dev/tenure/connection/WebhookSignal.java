package dev.tenure.connection;

import dev.tenure.decision.Decision;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import java.time.Instant;

/**
 * What a verified webhook says of a login. It has no order and may be repeated: what it moves away from health acts at
 * once, what it would move back does not, and each is a reason to ask the other side how the login stands.
 */
public sealed interface WebhookSignal {
    /** What it does to a connection by itself. */
    Decision<Connection, Connection> applyTo(Connection connection, Instant now);

    /** The login needs its user. */
    record UpdateRequired(Cause cause) implements WebhookSignal {
        /** Refuses causes that no user can mend ({@link IllegalArgumentException}). */
        public UpdateRequired {
            UpdateReason.check(cause);
        }

        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return connection.updateRequired(UpdateReason.of(cause), now);
        }
    }

    /** The user took the permission back; whether at the bank or at the provider is not said (C23). */
    record PermissionRevoked() implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return connection.permissionRevoked(now);
        }
    }

    /** The login will need its user from then on; until then it works (C25). */
    record EndAnnounced(Deadline deadline) implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return connection.endAnnounced(deadline.at(), now);
        }
    }

    /** Anything else: the login is said to work again, or the text says nothing that is known here. */
    record Other() implements WebhookSignal {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, Instant now) {
            return Decision.unchanged(connection);
        }
    }
}
