package dev.tenure.jdbc.store;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.port.store.LastRun;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

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

    @Override
    public Option<Instant> witness() {
        return database.read("SELECT CURRENT_TIMESTAMP AS present", List.empty(), JdbcLastRun::present);
    }

    /** The server's present instant; none from a database in this process, whose clock is the caller's. */
    private static Option<Instant> present(ResultSet rows) throws SQLException {
        rows.next();
        var present = rows.getObject("present", OffsetDateTime.class).toInstant();
        var url = rows.getStatement().getConnection().getMetaData().getURL();
        return Option.when(!isInProcess(url), present);
    }

    static boolean isInProcess(String url) {
        return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }
}
