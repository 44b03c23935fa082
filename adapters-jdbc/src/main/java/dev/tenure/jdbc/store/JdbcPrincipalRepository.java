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
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
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
            SELECT environment, client_id, user_id, epoch, cause, withdrawn_at FROM tenure_withdrawal
            WHERE user_id = ? AND client_id = ? AND environment = ?
            """;

    private static final String CONFIRM =
            """
            UPDATE tenure_withdrawal SET cause = cause
            WHERE user_id = ? AND client_id = ? AND environment = ? AND epoch = ? AND NOT EXISTS (
                SELECT 1 FROM tenure_withdrawal later WHERE later.user_id = tenure_withdrawal.user_id
                  AND later.client_id = tenure_withdrawal.client_id
                  AND later.environment = tenure_withdrawal.environment AND later.epoch > tenure_withdrawal.epoch)
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
                                ColumnValue.of("cause", last.cause()),
                                ColumnValue.of("withdrawn_at", last.at()))));
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
        return new Versioned<>(principal, principal.epoch(), last.at(), Option.none());
    }

    private static Seq<ColumnValue> key(PrincipalId id) {
        return List.of(
                ColumnValue.of("user_id", id.user().map(UserId::value).getOrElse("")),
                ColumnValue.of("client_id", id.client().map(ClientId::value).getOrElse("")),
                ColumnValue.of("environment", id.environment()));
    }

    private static Map<PrincipalId, Vector<End>> withdrawals(ResultSet rows) throws SQLException {
        var row = RowReader.of(rows);
        var withdrawals = HashMap.<PrincipalId, Vector<End>>empty();
        while (rows.next()) {
            var id = id(row);
            withdrawals = withdrawals.put(id, Vector.of(withdrawal(id, row)), Vector::appendAll);
        }
        return withdrawals;
    }

    private static PrincipalId id(RowReader row) throws SQLException {
        return new PrincipalId(
                Environment.valueOf(row.text("environment")),
                named(row.text("client_id")).map(ClientId::new),
                named(row.text("user_id")).map(UserId::new));
    }

    private static Option<String> named(String text) {
        return Option.when(!text.isEmpty(), text);
    }

    /** A withdrawal; one with a value that this version does not know is an error of the store. */
    private static End withdrawal(PrincipalId id, RowReader row) throws SQLException {
        try {
            return row.end("withdrawn_at", "cause").get();
        } catch (RuntimeException unknown) {
            throw new Unread(id, unknown).thrown();
        }
    }
}
