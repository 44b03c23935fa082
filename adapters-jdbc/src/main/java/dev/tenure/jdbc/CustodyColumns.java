package dev.tenure.jdbc;

import dev.tenure.custody.Attempts;
import dev.tenure.custody.Closed;
import dev.tenure.custody.Connected;
import dev.tenure.custody.Custody;
import dev.tenure.custody.InDoubt;
import dev.tenure.custody.Keeping;
import dev.tenure.custody.Lease;
import dev.tenure.custody.Linking;
import dev.tenure.custody.NeedsUpdate;
import dev.tenure.custody.Refreshing;
import dev.tenure.custody.Unauthenticated;
import dev.tenure.custody.Vaulted;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.Sealed;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The columns in which the states of a custody differ.
 *
 * @param lease while one has it; its number is how many leases there were
 * @param endedAt when what ended it did; of a closed one
 */
record CustodyColumns(
        State state,
        Option<Vaulted> vaulted,
        Option<Lease> lease,
        Option<Attempts> attempts,
        Option<Instant> retryAt,
        Option<Cause> cause,
        Option<Instant> endedAt) {

    static CustodyColumns of(Custody custody) {
        return custody.match(new Custody.Cases<>(
                linking -> of(State.LINKING, linking),
                connected -> of(State.CONNECTED, connected),
                needsUpdate -> of(State.NEEDS_UPDATE, needsUpdate),
                CustodyColumns::of,
                CustodyColumns::of,
                CustodyColumns::of,
                CustodyColumns::of));
    }

    /** A state that has a credential at most. */
    private static CustodyColumns of(State state, Custody custody) {
        return new CustodyColumns(
                state, custody.vaulted(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static CustodyColumns of(Refreshing custody) {
        return new CustodyColumns(
                State.REFRESHING,
                custody.vaulted(),
                Option.of(custody.lease()),
                Option.of(custody.attempts()),
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static CustodyColumns of(InDoubt custody) {
        return new CustodyColumns(
                State.IN_DOUBT,
                custody.vaulted(),
                Option.none(),
                Option.of(custody.attempts()),
                Option.of(custody.retryAt()),
                Option.none(),
                Option.none());
    }

    private static CustodyColumns of(Unauthenticated custody) {
        return new CustodyColumns(
                State.UNAUTHENTICATED,
                custody.last(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(custody.cause()),
                Option.none());
    }

    private static CustodyColumns of(Closed custody) {
        return new CustodyColumns(
                State.CLOSED,
                custody.last(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(custody.end().cause()),
                Option.of(custody.end().at()));
    }

    Seq<Cell> cells() {
        return List.of(
                Cell.of("state", state),
                Cell.ofText("vault_key", vaulted.map(Vaulted::key)),
                Cell.ofBytes("access_sealed", vaulted.map(Vaulted::access).map(Sealed::bytes)),
                Cell.ofBytes("refresh_sealed", vaulted.flatMap(Vaulted::refresh).map(Sealed::bytes)),
                Cell.ofTime("safe_until", vaulted.flatMap(Vaulted::safeUntil)),
                Cell.ofTime("expires_at", vaulted.flatMap(Vaulted::expiresAt)),
                Cell.ofText("standing", vaulted.map(it -> it.standing().name())),
                Cell.ofTime("lease_send_by", lease.map(Lease::sendBy)),
                Cell.ofTime("lease_lapses_at", lease.map(Lease::lapsesAt)),
                Cell.ofTime("lease_retry_at", lease.map(Lease::retryAt)),
                Cell.ofNumber("failed_attempts", attempts.map(Attempts::failed)),
                Cell.ofNumber("attempts_bound", attempts.map(Attempts::bound)),
                Cell.ofTime("retry_at", retryAt),
                Cell.ofCause("cause", cause),
                Cell.ofTime("ended_at", endedAt));
    }

    static Custody read(Columns row, Keeping keeping) throws SQLException {
        var vaulted = vaulted(row);
        return switch (State.valueOf(row.text("state"))) {
            case LINKING -> new Linking(keeping);
            case CONNECTED -> new Connected(keeping, vaulted.get());
            case NEEDS_UPDATE -> new NeedsUpdate(keeping, vaulted.get());
            case REFRESHING -> new Refreshing(keeping, vaulted.get(), lease(row, keeping), attempts(row));
            case IN_DOUBT -> new InDoubt(keeping, vaulted.get(), attempts(row), row.time("retry_at"));
            case UNAUTHENTICATED -> new Unauthenticated(keeping, row.cause("cause"), vaulted);
            case CLOSED -> new Closed(keeping, new End(row.cause("cause"), row.time("ended_at")), vaulted);
        };
    }

    private static Option<Vaulted> vaulted(Columns row) throws SQLException {
        var key = row.optionalText("vault_key");
        if (key.isEmpty()) return Option.none();
        return Option.of(new Vaulted(
                key.get(),
                Sealed.ofBytes(row.bytes("access_sealed")),
                row.optionalBytes("refresh_sealed").map(Sealed::ofBytes),
                row.optionalTime("safe_until"),
                row.optionalTime("expires_at"),
                Vaulted.Standing.valueOf(row.text("standing"))));
    }

    private static Lease lease(Columns row, Keeping keeping) throws SQLException {
        return new Lease(
                keeping.leases(), row.time("lease_send_by"), row.time("lease_lapses_at"), row.time("lease_retry_at"));
    }

    private static Attempts attempts(Columns row) throws SQLException {
        return new Attempts(row.number("failed_attempts"), row.number("attempts_bound"));
    }

    /** The states, as they are written. */
    enum State {
        LINKING,
        CONNECTED,
        NEEDS_UPDATE,
        REFRESHING,
        IN_DOUBT,
        UNAUTHENTICATED,
        CLOSED
    }
}
