package dev.tenure.port.issuer;

import dev.tenure.connection.Connection;
import dev.tenure.connection.UpdateReason;
import dev.tenure.decision.Decision;
import java.time.Instant;

/** What an error of the other side's API says about the credential that the call was made with. */
public sealed interface ApiError {
    /** What it does to a connection whose credential of that version was used. */
    Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now);

    /** The credential is not taken. */
    record AccessRefused() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now) {
            return connection.accessRefused(version, now);
        }
    }

    /** The login needs its user; the credential is good. */
    record UpdateRequired(UpdateReason updateReason) implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now) {
            return connection.updateRequired(updateReason, now);
        }
    }

    /** The user took the permission back. */
    record PermissionRevoked() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now) {
            return connection.permissionRevoked(now);
        }
    }

    /** The login is gone. */
    record LoginGone() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now) {
            return connection.loginGone(now);
        }
    }

    /** Nothing: the error is about something else. */
    record Unrelated() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now) {
            return Decision.unchanged(connection);
        }
    }
}
