package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.jdbc.outbox.EventRow;
import dev.tenure.jdbc.rows.Unread;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.Withdrawal;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;

/** Withdrawals as rows. The number of an epoch is part of the key, so one of two concurrent withdrawals comes first. */
public final class JdbcPrincipalRepository implements PrincipalRepository {
    private static final String TABLE = "tenure_withdrawal";
    private static final String BY_NAME =
            """
            SELECT client_id, user_id, epoch, cause, withdrawn_at, client_epoch FROM tenure_withdrawal
            WHERE client_id = ? AND user_id = ?
            """;

    private static final String CONFIRM =
            """
            UPDATE tenure_withdrawal SET cause = cause WHERE client_id = ? AND user_id = ? AND epoch = ?
              AND NOT EXISTS (
                SELECT 1 FROM tenure_withdrawal later WHERE later.client_id = tenure_withdrawal.client_id
                  AND later.user_id = tenure_withdrawal.user_id AND later.epoch > tenure_withdrawal.epoch)
            """;

    private final Database database;
    private final EventFilter filter;

    public JdbcPrincipalRepository(Database database, EventFilter filter) {
        this.database = database;
        this.filter = filter;
    }

    @Override
    public Option<Versioned<Principal>> find(PrincipalId id) {
        return findAll(List.of(id)).headOption();
    }

    @Override
    public Seq<Versioned<Principal>> findAll(Seq<PrincipalId> ids) {
        var names = ids.distinct();
        if (names.isEmpty()) return List.empty();
        var sql = names.map(id -> BY_NAME).mkString("UNION ALL ") + "ORDER BY epoch";
        var withdrawals =
                database.read(sql, names.flatMap(JdbcPrincipalRepository::key), JdbcPrincipalRepository::withdrawals);
        return names.flatMap(id -> withdrawals.get(id).map(all -> versioned(new Principal(id, all))));
    }

    @Override
    public Either<Stale, Versioned<Principal>> add(Decision<Principal, ?> decision) {
        var next = decision.next();
        var last = next.withdrawals().last();
        var change = new RowWrite.Insert(
                TABLE,
                key(next.id())
                        .appendAll(List.of(
                                ColumnValue.of("epoch", next.epoch() - 1),
                                ColumnValue.of("client_epoch", last.clientEpoch()),
                                ColumnValue.of("cause", last.end().cause()),
                                ColumnValue.of("withdrawn_at", last.end().at()))));
        var events = EventRow.insertions(next.id(), next.epoch(), decision.events(), filter);
        return database.write(change, events) ? Either.right(versioned(next)) : Either.left(new Stale());
    }

    @Override
    public Either<Stale, Versioned<Principal>> commit(Versioned<Principal> found, Decision<Principal, ?> decision) {
        return add(decision);
    }

    /** The row of the principal's last withdrawal, if no other has been added. */
    @Override
    public boolean confirm(Versioned<Principal> found) {
        var id = found.state().id();
        return database.execute(
                        CONFIRM,
                        key(id).append(ColumnValue.of("epoch", found.state().epoch() - 1)))
                == 1;
    }

    /** Stale after a lost race for the next epoch, because there is no row to lock. */
    @Override
    public <R> Either<Stale, Option<Decision<Principal, R>>> changeLocked(
            PrincipalId id, Function<Versioned<Principal>, Decision<Principal, R>> decide) {
        var decision = find(id).map(decide);
        return decision.forAll(it -> !it.changes() || add(it).isRight())
                ? Either.right(decision)
                : Either.left(new Stale());
    }

    private static Versioned<Principal> versioned(Principal principal) {
        var last = principal.withdrawals().last();
        return new Versioned<>(principal, principal.epoch(), last.end().at(), Option.none());
    }

    private static Seq<ColumnValue> key(PrincipalId id) {
        return List.of(
                ColumnValue.of("client_id", id.client().value()),
                ColumnValue.of("user_id", id.user().map(UserId::value).getOrElse("")));
    }

    private static Map<PrincipalId, Vector<Withdrawal>> withdrawals(ResultSet rows) throws SQLException {
        var row = RowReader.of(rows);
        var withdrawals = HashMap.<PrincipalId, Vector<Withdrawal>>empty();
        while (rows.next()) {
            var id = id(row);
            withdrawals = withdrawals.put(id, Vector.of(withdrawal(id, row)), Vector::appendAll);
        }
        return withdrawals;
    }

    private static PrincipalId id(RowReader row) throws SQLException {
        var user =
                Option.of(row.text("user_id")).filter(text -> !text.isEmpty()).map(UserId::new);
        return new PrincipalId(new ClientId(row.text("client_id")), user);
    }

    /** A withdrawal; one with a value that this version does not know is an error of the store. */
    private static Withdrawal withdrawal(PrincipalId id, RowReader row) throws SQLException {
        try {
            return new Withdrawal(new End(row.cause("cause"), row.time("withdrawn_at")), row.number("client_epoch"));
        } catch (RuntimeException unknown) {
            throw new Unread(id, unknown).thrown();
        }
    }
}
