package dev.tenure.jdbc.store;

import dev.tenure.jdbc.rows.RowAssembler;
import dev.tenure.jdbc.rows.TokenRow;
import dev.tenure.jdbc.rows.TokenTable;
import dev.tenure.jdbc.rows.Unread;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.TokenRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** Aggregates over JDBC that are also found by their tokens and by their user. */
public final class JdbcTokenRepository<I extends AggregateId, S extends Owned<S>> extends JdbcRepository<I, S>
        implements TokenRepository<I, S> {
    private final String byToken;
    private final RowAssembler<S> assembler;

    public JdbcTokenRepository(Database database, TokenTable<S> table, Function<I, UUID> nameOf, EventFilter filter) {
        super(database, table, nameOf, filter);
        this.assembler = new RowAssembler<>(table);
        this.byToken = queries.byToken(table.tokenColumn());
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        return only(database.read(byToken, List.of(ColumnValue.of("hash", hash.bytes())), this::located));
    }

    private Seq<Either<Unread, Located<S>>> located(ResultSet rows) throws SQLException {
        return assembler.read(rows, first -> {
            var token = TokenRow.read(first);
            return aggregate -> new Located<>(aggregate, token);
        });
    }

    @Override
    public Seq<Versioned<S>> findByUser(ClientId client, UserId user) {
        var key = List.of(ColumnValue.of("client_id", client.value()), ColumnValue.of("user_id", user.value()));
        return all(database.read(queries.byUser(), key, this::read));
    }
}
