package dev.tenure.port.issuer;

import dev.tenure.connection.Connection;
import dev.tenure.connection.UpdateReason;
import dev.tenure.decision.Decision;
import java.time.Instant;

/** The meaning of an error of the provider's API for the credential that the call used. */
public sealed interface ApiError {
    /** Applies the error to a connection whose credential of that version was used. */
    Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now);

    /** The provider refuses the access token. */
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

    /** The user revoked the permission. */
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

    /** The error does not concern the credential. */
    record Unrelated() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(Connection connection, int version, Instant now) {
            return Decision.unchanged(connection);
        }
    }
}
