package dev.tenure.jdbc;

import dev.tenure.port.Runs;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;

/** The last run as a row, the only one of its table. */
final class JdbcRuns implements Runs {
    private static final String TABLE = "tenure_run";

    private final Database database;

    JdbcRuns(Database database) {
        this.database = database;
    }

    @Override
    public Option<Instant> last() {
        return database.read(
                "SELECT last_at FROM tenure_run",
                List.empty(),
                rows -> rows.next() ? Option.of(new Layout().of(rows).time("last_at")) : Option.none());
    }

    @Override
    public boolean record(Option<Instant> found, Instant now) {
        var next = List.of(Cell.of("last_at", now));
        var change = found.<Part>fold(
                () -> new Part.Insert(TABLE, next),
                last -> new Part.Update(TABLE, next, List.of(Cell.of("last_at", last))));
        return database.write(change, List.empty());
    }
}
