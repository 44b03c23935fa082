package dev.tenure.jdbc.rows;

import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ExchangeClaim;
import dev.tenure.connection.Trouble;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.token.TokenHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;

/** The columns of what a connection waits for: the end of a trouble, an exchange, an announced end. */
final class TroubleColumns {
    private static final String BETWEEN = " ";

    private TroubleColumns() {}

    static Seq<ColumnValue> columnValues(ConnectionData data) {
        var trouble = data.trouble();
        return List.of(
                ColumnValue.ofText(
                        "trouble_source", trouble.map(it -> it.source().name())),
                ColumnValue.ofNumber("trouble_failures", trouble.map(Trouble::failures)),
                ColumnValue.ofTime("trouble_asks_at", trouble.map(Trouble::asksAt)),
                ColumnValue.ofTime("trouble_until", trouble.map(Trouble::until)),
                ColumnValue.ofTime("fresh_until", data.freshUntil()),
                ColumnValue.ofBytes(
                        "exchange_token",
                        data.exchange().map(ExchangeClaim::token).map(TokenHash::bytes)),
                ColumnValue.ofTime("exchange_lapses_at", data.exchange().flatMap(ExchangeClaim::lapsesAt)));
    }

    static Option<Trouble> trouble(RowReader row) throws SQLException {
        var source = row.optionalText("trouble_source");
        if (source.isEmpty()) return Option.none();
        return Option.of(new Trouble(
                Trouble.Source.valueOf(source.get()),
                row.number("trouble_failures"),
                row.time("trouble_asks_at"),
                row.time("trouble_until")));
    }

    static Option<ExchangeClaim> exchange(RowReader row) throws SQLException {
        var lapsesAt = row.optionalTime("exchange_lapses_at");
        return row.optionalBytes("exchange_token").map(bytes -> new ExchangeClaim(TokenHash.ofBytes(bytes), lapsesAt));
    }

    /** Instants in milliseconds, in their order. */
    static String textOf(Seq<Instant> ends) {
        return ends.map(Instant::toEpochMilli).mkString(BETWEEN);
    }

    static Seq<Instant> ends(String text) {
        return text.isEmpty()
                ? Vector.empty()
                : Vector.of(text.split(BETWEEN)).map(Long::parseLong).map(Instant::ofEpochMilli);
    }
}
