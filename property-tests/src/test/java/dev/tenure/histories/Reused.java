package dev.tenure.histories;

import dev.tenure.databases.Databases;
import dev.tenure.databases.Lent;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** A database that serves one history after the other. */
public record Reused(Databases database, DataSource source) {
    private static final List<Reused> ALL =
            Arrays.stream(Databases.values()).map(Reused::made).toList();

    /** One of each database there is, the same for the whole run. */
    public static List<Reused> all() {
        return ALL;
    }

    private static Reused made(Databases database) {
        return new Reused(database, database.withTables("TRANSACTION_READ_COMMITTED", 2));
    }

    /** A store on it that holds nothing any more, and announces everything. */
    public Store emptied() {
        Lent.empty(source);
        return JdbcStore.owning(source, EventFilter.everything());
    }
}
