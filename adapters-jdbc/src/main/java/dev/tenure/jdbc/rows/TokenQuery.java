package dev.tenure.jdbc.rows;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.port.store.Located;
import dev.tenure.principal.Owned;
import dev.tenure.token.TokenHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statement that finds an aggregate by one of its tokens, and reads both. Thread-safe. */
public final class TokenQuery<S extends Owned<S>> {
    private final String sql;
    private final RowAssembler<S> assembler;

    /** A query for the aggregates of this table. */
    public TokenQuery(TokenOwningTable<S> table) {
        this.sql = new Queries<>(table).byToken(table.tokenColumn());
        this.assembler = new RowAssembler<>(table);
    }

    /** The statement. */
    public String sql() {
        return sql;
    }

    /** The value for its placeholder. */
    public Seq<ColumnValue> key(TokenHash hash) {
        return List.of(ColumnValue.of("hash", hash.bytes()));
    }

    /** The aggregate in these rows, if any, with the token. */
    public Seq<Either<Unread, Located<S>>> read(ResultSet rows) throws SQLException {
        return assembler.read(rows, first -> {
            var token = TokenRow.read(first);
            return aggregate -> new Located<>(aggregate, token);
        });
    }
}
