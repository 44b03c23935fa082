package dev.tenure.databases;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A session that holds rows until its transaction ends, and another that sees who waits for it. Both are beside the
 * pool, so that nobody waits for a connection of theirs.
 */
public final class Holder implements AutoCloseable {
    private final Connection session;
    private final Connection watcher;
    private final boolean isH2;
    private final String waiting;

    /** A transaction on the database of this pool. */
    public Holder(HikariDataSource pool) throws SQLException {
        this.session = beside(pool);
        this.watcher = beside(pool);
        this.isH2 = pool.getJdbcUrl().startsWith("jdbc:h2:");
        this.waiting = isH2 ? "information_schema.sessions WHERE blocker_id IS NOT NULL" : waitingFor(id());
        session.setAutoCommit(false);
    }

    private static Connection beside(HikariDataSource pool) throws SQLException {
        var connection = DriverManager.getConnection(pool.getJdbcUrl());
        if (pool.getSchema() != null) connection.setSchema(pool.getSchema());
        return connection;
    }

    private static String waitingFor(int id) {
        return "pg_stat_activity WHERE wait_event_type = 'Lock' AND (pid = %d OR %d = ANY (pg_blocking_pids(pid)))"
                .formatted(id, id);
    }

    private int id() throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Runs a statement in the transaction. */
    public void run(String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns true if somebody waits for what it holds, or if it waits for somebody itself. */
    public boolean isInTheWay() {
        try (var statement = watcher.createStatement();
                var rows = statement.executeQuery("SELECT count(*) > 0 FROM " + waiting)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the sessions of those who wait for it. */
    public void cutWhoeverWaits() throws SQLException {
        if (isH2) throw new IllegalStateException("H2 in memory has no connection to cut");
        try (var statement = watcher.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM " + waiting);
        }
    }

    public void commit() throws SQLException {
        session.commit();
    }

    public void rollback() throws SQLException {
        session.rollback();
    }

    @Override
    public void close() throws SQLException {
        try (watcher) {
            session.close();
        }
    }
}
