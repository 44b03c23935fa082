package dev.tenure.jdbc.store;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.port.store.LastRun;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;

/** The last run, as the only row of its table. */
public final class JdbcLastRun implements LastRun {
    private static final String TABLE = "tenure_last_run";

    private final Database database;

    public JdbcLastRun(Database database) {
        this.database = database;
    }

    @Override
    public Option<Instant> last() {
        return database.read(
                "SELECT last_at FROM tenure_last_run",
                List.empty(),
                rows -> rows.next() ? Option.of(RowReader.of(rows).time("last_at")) : Option.none());
    }

    @Override
    public boolean record(Option<Instant> found, Instant now) {
        var next = List.of(ColumnValue.of("last_at", now));
        var change = found.<RowWrite>fold(
                () -> new RowWrite.Insert(TABLE, next),
                last -> new RowWrite.Update(TABLE, next, List.of(ColumnValue.of("last_at", last))));
        return database.write(change, List.empty());
    }
}
