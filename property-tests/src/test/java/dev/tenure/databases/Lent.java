package dev.tenure.databases;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Databases that one test has after another, each with the library's tables, all empty: to make one costs far more than
 * most tests do. JUnit finds this by itself and hands back after each test what that was lent.
 */
public final class Lent implements AfterEachCallback {
    /** Each of the library's tables that a test fills, before those it refers to. */
    public static final List<String> TABLES = List.of(
            "tenure_event",
            "tenure_stream",
            "tenure_token",
            "tenure_account",
            "tenure_item",
            "tenure_link",
            "tenure_grant",
            "tenure_connection",
            "tenure_withdrawal",
            "tenure_last_run");

    /** Those of the whole run. */
    static final Lent ALL = new Lent();

    private final Map<DatabaseSetup, Queue<HikariDataSource>> free = new ConcurrentHashMap<>();
    private final Queue<Loan> loans = new ConcurrentLinkedQueue<>();

    /** Takes away all that the tables hold, but for the version that they are of. */
    public static void empty(DataSource source) {
        for (var table : TABLES) Databases.run(source, "DELETE FROM " + table);
    }

    /** One that nobody else has until it is handed back. */
    HikariDataSource lend(DatabaseSetup setup) {
        var shelf = free.computeIfAbsent(setup, none -> new ConcurrentLinkedQueue<>());
        var used = shelf.poll();
        if (used != null) empty(used);
        var source = used == null ? setup.withTables() : used;
        loans.add(new Loan(source, shelf));
        return source;
    }

    /** Takes back all that is lent. */
    void handBack() {
        for (var acquisition = loans.poll(); acquisition != null; acquisition = loans.poll()) acquisition.end();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        ALL.handBack();
    }

    private record Loan(HikariDataSource source, Queue<HikariDataSource> shelf) {
        /** Whoever still holds a connection keeps the database. */
        void end() {
            if (source.isRunning() && source.getHikariPoolMXBean().getActiveConnections() == 0) shelf.add(source);
        }
    }
}
