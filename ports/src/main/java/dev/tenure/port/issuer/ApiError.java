package dev.tenure.port.issuer;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.UpdateReason;
import dev.tenure.decision.Decision;
import java.time.Instant;

/** The meaning of an error of the provider's API for the credential that the call used. */
public sealed interface ApiError {
    /** Applies the error to a connection whose credential of that version was used. */
    Decision<Connection, Connection> applyTo(Connection connection, int version, ConnectionRules rules, Instant now);

    /** The API refuses the access token, which proves nothing against the grant: mostly a status 401. */
    record AccessRefused() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(
                Connection connection, int version, ConnectionRules rules, Instant now) {
            return connection.accessRefused(version, rules, now);
        }
    }

    /**
     * The issuer itself says that the access token is dead, by a code that can mean nothing else. A connection without
     * a refresh token has ended.
     */
    record AccessEnded() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(
                Connection connection, int version, ConnectionRules rules, Instant now) {
            return connection.accessEnded(version, rules, now);
        }
    }

    /** The login needs its user; the credential is good. */
    record UpdateRequired(UpdateReason updateReason) implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(
                Connection connection, int version, ConnectionRules rules, Instant now) {
            return connection.updateRequired(updateReason, now);
        }
    }

    /** The user revoked the permission. */
    record PermissionRevoked() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(
                Connection connection, int version, ConnectionRules rules, Instant now) {
            return connection.permissionRevoked(now);
        }
    }

    /** The login is gone. */
    record LoginGone() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(
                Connection connection, int version, ConnectionRules rules, Instant now) {
            return connection.loginGone(now);
        }
    }

    /** The error does not concern the credential. */
    record Unrelated() implements ApiError {
        @Override
        public Decision<Connection, Connection> applyTo(
                Connection connection, int version, ConnectionRules rules, Instant now) {
            return Decision.unchanged(connection);
        }
    }
}
