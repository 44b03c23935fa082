package dev.tenure.jdbc;

import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Versioned;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Custodies over JDBC: one row each, with the tokens as the vault sealed them. */
final class JdbcCustodies extends JdbcOwners<CustodyId, Custody> implements CustodyOwners {
    private static final String NOT_UNDER = "SELECT id FROM tenure_custody WHERE vault_key <> ? ";
    private static final String IN_ORDER = "ORDER BY id LIMIT ?";

    JdbcCustodies(Database database, EventFilter filter) {
        super(database, new CustodyTable(), CustodyId::value, filter);
    }

    @Override
    public Seq<Versioned<Custody>> called(String profile, Counterpart counterpart) {
        return readable(selection.called(), Cell.of("profile", profile), Cell.of("counterpart", counterpart.value()));
    }

    @Override
    public Seq<CustodyId> notUnder(String key, Option<CustodyId> after, int limit) {
        var rest = after.fold(() -> "", last -> "AND id > ? ");
        var cells = List.of(Cell.of("vault_key", key))
                .appendAll(after.map(last -> Cell.of("id", last.value())))
                .append(Cell.of("limit", limit));
        return database.read(NOT_UNDER + rest + IN_ORDER, cells, JdbcCustodies::names);
    }

    private static Seq<CustodyId> names(ResultSet rows) throws SQLException {
        var row = new Layout().of(rows);
        var names = Vector.<CustodyId>empty();
        while (rows.next()) names = names.append(new CustodyId(row.uuid("id")));
        return names;
    }
}
