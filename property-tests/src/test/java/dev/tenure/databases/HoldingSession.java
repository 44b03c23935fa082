package dev.tenure.databases;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.HeldRow;
import dev.tenure.token.AggregateId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A session beside a pool, which holds rows; meanwhile the connections of the pool wait no longer than 20 ms for a
 * lock.
 */
public final class HoldingSession implements HeldRow {
    private static final String ROW = "UPDATE tenure_%s SET version = version WHERE id = '%s'";
    private static final String WITHDRAWALS = "UPDATE tenure_withdrawal SET cause = cause";
    private static final String NEXT_WITHDRAWALS =
            """
            INSERT INTO tenure_withdrawal (user_id, client_id, environment, epoch, cause, withdrawn_at)
            SELECT user_id, client_id, environment, epoch + 1, cause, withdrawn_at FROM tenure_withdrawal
            """;

    private final HikariDataSource pool;
    private @Nullable Connection session;

    public HoldingSession(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The pool, whose connections soon give up while rows are held. */
    public DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(pool, arguments);
                        if (session != null && answer instanceof Connection connection) run(connection, impatience());
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private String impatience() {
        return pool.getJdbcUrl().startsWith("jdbc:h2:") ? "SET LOCK_TIMEOUT 20" : "SET lock_timeout = '20ms'";
    }

    @Override
    public void hold(AggregateId aggregate) {
        try {
            var holder = DriverManager.getConnection(pool.getJdbcUrl());
            session = holder;
            if (pool.getSchema() != null) holder.setSchema(pool.getSchema());
            holder.setAutoCommit(false);
            if (aggregate.kind().equals("principal")) {
                run(holder, WITHDRAWALS);
                run(holder, NEXT_WITHDRAWALS);
            } else run(holder, ROW.formatted(aggregate.kind(), aggregate.text()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rolls back; connections that have become impatient do not come back. */
    @Override
    public void release() {
        try (var holder = session) {
            session = null;
            if (holder != null) holder.rollback();
            pool.getHikariPoolMXBean().softEvictConnections();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
