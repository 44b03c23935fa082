package dev.tenure.jdbc.rows;

import dev.tenure.connection.AwaitingAuthorization;
import dev.tenure.connection.Closed;
import dev.tenure.connection.Connected;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Lease;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.RefreshEnd;
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
 * @param windowEndsAt the end of the issuer's window for a token that may be in use
 * @param earlierWindow the same of an attempt before the current lease
 * @param endedAt the instant of the end, if the connection is closed
 */
record ConnectionColumns(
        ConnectionState state,
        Option<SealedCredential> vaulted,
        Option<Lease> lease,
        Option<Instant> windowEndsAt,
        Option<Instant> earlierWindow,
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
        var lease = connection.lease();
        return new ConnectionColumns(
                connection.state(),
                connection.sealedCredential(),
                Option.of(lease),
                Option.of(lease.windowEndsAt()),
                connection.earlierWindow(),
                Option.none(),
                Option.none());
    }

    private static ConnectionColumns of(InDoubt connection) {
        return new ConnectionColumns(
                connection.state(),
                connection.sealedCredential(),
                Option.none(),
                Option.of(connection.windowEndsAt()),
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static ConnectionColumns of(Unauthenticated connection) {
        return ended(connection, connection.cause(), Option.none());
    }

    private static ConnectionColumns of(Closed connection) {
        return ended(
                connection, connection.end().cause(), Option.of(connection.end().at()));
    }

    private static ConnectionColumns ended(Connection connection, Cause cause, Option<Instant> at) {
        return new ConnectionColumns(
                connection.state(),
                connection.sealedCredential(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(cause),
                at);
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
                ColumnValue.ofTime("refresh_renews_at", refreshEnd().map(RefreshEnd::renewsAt)),
                ColumnValue.ofTime("refresh_warns_at", refreshEnd().map(RefreshEnd::warnsAt)),
                ColumnValue.ofTime("refresh_ends_at", refreshEnd().map(RefreshEnd::at)),
                ColumnValue.ofText(
                        "acceptance", vaulted.map(it -> it.acceptance().name())),
                ColumnValue.ofTime("lease_send_by", lease.map(Lease::sendBy)),
                ColumnValue.ofTime("lease_lapses_at", lease.map(Lease::lapsesAt)),
                ColumnValue.ofTime("lease_retry_at", lease.map(Lease::retryAt)),
                ColumnValue.ofTime("lease_asks_at", lease.map(Lease::asksAt)),
                ColumnValue.ofTime("window_ends_at", windowEndsAt),
                ColumnValue.ofTime("earlier_window_ends_at", earlierWindow),
                ColumnValue.ofCause("cause", cause),
                ColumnValue.ofTime("ended_at", endedAt));
    }

    private Option<RefreshEnd> refreshEnd() {
        return vaulted.flatMap(SealedCredential::refreshEnd);
    }

    static Connection read(RowReader row, ConnectionData data) throws SQLException {
        var vaulted = vaulted(row);
        return switch (ConnectionState.valueOf(row.text("state"))) {
            case AWAITING_AUTHORIZATION -> new AwaitingAuthorization(data);
            case CONNECTED -> new Connected(data, vaulted.get());
            case NEEDS_UPDATE -> new NeedsUpdate(data, vaulted.get());
            case REFRESHING ->
                new Refreshing(data, vaulted.get(), lease(row, data), row.optionalTime("earlier_window_ends_at"));
            case IN_DOUBT -> new InDoubt(data, vaulted.get(), row.time("window_ends_at"));
            case UNAUTHENTICATED -> new Unauthenticated(data, row.cause("cause"));
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
                refreshEnd(row),
                SealedCredential.Acceptance.valueOf(row.text("acceptance"))));
    }

    private static Option<RefreshEnd> refreshEnd(RowReader row) throws SQLException {
        var end = row.optionalTime("refresh_ends_at");
        if (end.isEmpty()) return Option.none();
        return Option.of(new RefreshEnd(row.time("refresh_renews_at"), row.time("refresh_warns_at"), end.get()));
    }

    private static Lease lease(RowReader row, ConnectionData data) throws SQLException {
        return new Lease(
                data.leases(),
                row.time("lease_send_by"),
                row.time("lease_lapses_at"),
                row.time("lease_retry_at"),
                row.time("window_ends_at"),
                row.time("lease_asks_at"));
    }
}
