package dev.tenure.jdbc.rows;

import dev.tenure.connection.Attempts;
import dev.tenure.connection.AwaitingAuthorization;
import dev.tenure.connection.Closed;
import dev.tenure.connection.Connected;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Lease;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.SealedCredential;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.SealedSecret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The columns in which the states of a connection differ.
 *
 * @param lease the current lease, if any; its number counts the leases so far
 * @param endedAt the instant of the end, if the connection is closed
 */
record ConnectionColumns(
        ConnectionState state,
        Option<SealedCredential> vaulted,
        Option<Lease> lease,
        Option<Attempts> attempts,
        Option<Instant> retryAt,
        Option<Cause> cause,
        Option<Instant> endedAt) {

    static ConnectionColumns of(Connection connection) {
        return connection.match(new Connection.Cases<>(
                ConnectionColumns::resting,
                ConnectionColumns::resting,
                ConnectionColumns::resting,
                ConnectionColumns::of,
                ConnectionColumns::of,
                ConnectionColumns::of,
                ConnectionColumns::of));
    }

    /** The columns of a state that has at most a credential. */
    private static ConnectionColumns resting(Connection connection) {
        return new ConnectionColumns(
                connection.state(),
                connection.sealedCredential(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static ConnectionColumns of(Refreshing connection) {
        return new ConnectionColumns(
                connection.state(),
                connection.sealedCredential(),
                Option.of(connection.lease()),
                Option.of(connection.attempts()),
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static ConnectionColumns of(InDoubt connection) {
        return new ConnectionColumns(
                connection.state(),
                connection.sealedCredential(),
                Option.none(),
                Option.of(connection.attempts()),
                Option.of(connection.retryAt()),
                Option.none(),
                Option.none());
    }

    private static ConnectionColumns of(Unauthenticated connection) {
        return new ConnectionColumns(
                connection.state(),
                connection.last(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(connection.cause()),
                Option.none());
    }

    private static ConnectionColumns of(Closed connection) {
        return new ConnectionColumns(
                connection.state(),
                connection.last(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(connection.end().cause()),
                Option.of(connection.end().at()));
    }

    Seq<ColumnValue> columnValues() {
        return List.of(
                ColumnValue.of("state", state),
                ColumnValue.ofText("vault_key", vaulted.map(SealedCredential::key)),
                ColumnValue.ofBytes(
                        "access_sealed", vaulted.map(SealedCredential::access).map(SealedSecret::bytes)),
                ColumnValue.ofBytes(
                        "refresh_sealed",
                        vaulted.flatMap(SealedCredential::refresh).map(SealedSecret::bytes)),
                ColumnValue.ofTime("safe_until", vaulted.flatMap(SealedCredential::safeUntil)),
                ColumnValue.ofTime("expires_at", vaulted.flatMap(SealedCredential::expiresAt)),
                ColumnValue.ofText(
                        "acceptance", vaulted.map(it -> it.acceptance().name())),
                ColumnValue.ofTime("lease_send_by", lease.map(Lease::sendBy)),
                ColumnValue.ofTime("lease_lapses_at", lease.map(Lease::lapsesAt)),
                ColumnValue.ofTime("lease_retry_at", lease.map(Lease::retryAt)),
                ColumnValue.ofNumber("failed_attempts", attempts.map(Attempts::failed)),
                ColumnValue.ofNumber("attempts_bound", attempts.map(Attempts::bound)),
                ColumnValue.ofTime("retry_at", retryAt),
                ColumnValue.ofCause("cause", cause),
                ColumnValue.ofTime("ended_at", endedAt));
    }

    static Connection read(RowReader row, ConnectionData data) throws SQLException {
        var vaulted = vaulted(row);
        return switch (ConnectionState.valueOf(row.text("state"))) {
            case AWAITING_AUTHORIZATION -> new AwaitingAuthorization(data);
            case CONNECTED -> new Connected(data, vaulted.get());
            case NEEDS_UPDATE -> new NeedsUpdate(data, vaulted.get());
            case REFRESHING -> new Refreshing(data, vaulted.get(), lease(row, data), attempts(row));
            case IN_DOUBT -> new InDoubt(data, vaulted.get(), attempts(row), row.time("retry_at"));
            case UNAUTHENTICATED -> new Unauthenticated(data, row.cause("cause"), vaulted);
            case CLOSED -> new Closed(data, new End(row.cause("cause"), row.time("ended_at")), vaulted);
        };
    }

    private static Option<SealedCredential> vaulted(RowReader row) throws SQLException {
        var key = row.optionalText("vault_key");
        if (key.isEmpty()) return Option.none();
        return Option.of(new SealedCredential(
                key.get(),
                SealedSecret.ofBytes(row.bytes("access_sealed")),
                row.optionalBytes("refresh_sealed").map(SealedSecret::ofBytes),
                row.optionalTime("safe_until"),
                row.optionalTime("expires_at"),
                SealedCredential.Acceptance.valueOf(row.text("acceptance"))));
    }

    private static Lease lease(RowReader row, ConnectionData data) throws SQLException {
        return new Lease(
                data.leases(), row.time("lease_send_by"), row.time("lease_lapses_at"), row.time("lease_retry_at"));
    }

    private static Attempts attempts(RowReader row) throws SQLException {
        return new Attempts(row.number("failed_attempts"), row.number("attempts_bound"));
    }
}
