package dev.tenure.jdbc.rows;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.principal.Owned;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import java.util.UUID;

/** The mapping of aggregates that keep a row for each of their tokens. */
public interface TokenOwningTable<S extends Owned<S>> extends AggregateTable<S> {
    /** The column of a token with the id of its aggregate. */
    String tokenColumn();

    @Override
    default Seq<RowWrite> tokens(Seq<Token> issued, UUID aggregate) {
        return issued.map(token -> new RowWrite.Insert(
                "tenure_token", TokenRow.columnValues(token).prepend(ColumnValue.of(tokenColumn(), aggregate))));
    }
}
