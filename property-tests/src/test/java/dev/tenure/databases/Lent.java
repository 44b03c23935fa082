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
 * Databases that tests use one after another, each with the library's tables, all empty: to make one costs far more
 * than most tests do. JUnit finds this extension by itself, and it takes back each test's databases afterwards.
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

    /** Deletes everything in the tables but their version. */
    public static void empty(DataSource source) {
        for (var table : TABLES) Databases.run(source, "DELETE FROM " + table);
    }

    /** Lends a database that nobody else has until it is returned. */
    HikariDataSource lend(DatabaseSetup setup) {
        var shelf = free.computeIfAbsent(setup, none -> new ConcurrentLinkedQueue<>());
        var used = shelf.poll();
        if (used != null) empty(used);
        var source = used == null ? setup.withTables() : used;
        loans.add(new Loan(source, shelf));
        return source;
    }

    /** Takes back all lent databases. */
    void handBack() {
        for (var acquisition = loans.poll(); acquisition != null; acquisition = loans.poll()) acquisition.end();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        ALL.handBack();
    }

    private record Loan(HikariDataSource source, Queue<HikariDataSource> shelf) {
        /** A database stays with the holder of an open connection. */
        void end() {
            if (source.isRunning() && source.getHikariPoolMXBean().getActiveConnections() == 0) shelf.add(source);
        }
    }
}
