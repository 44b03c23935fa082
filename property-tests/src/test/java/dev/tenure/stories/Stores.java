package dev.tenure.stories;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The stores that every story is told of: in memory, and on each database at each isolation level. */
enum Stores {
    MEMORY("", "", 0),
    H2("h2", "TRANSACTION_READ_COMMITTED", 8),
    H2_REPEATABLE_READ("h2", "TRANSACTION_REPEATABLE_READ", 8),
    H2_SERIALIZABLE_ON_ONE_CONNECTION("h2", "TRANSACTION_SERIALIZABLE", 1),
    POSTGRESQL("postgresql", "TRANSACTION_READ_COMMITTED", 8),
    POSTGRESQL_REPEATABLE_READ("postgresql", "TRANSACTION_REPEATABLE_READ", 8),
    POSTGRESQL_SERIALIZABLE("postgresql", "TRANSACTION_SERIALIZABLE", 8);

    private final String database;
    private final String isolation;
    private final int connections;

    Stores(String database, String isolation, int connections) {
        this.database = database;
        this.isolation = isolation;
        this.connections = connections;
    }

    /** An empty store that announces everything; what is behind it ends with the process. */
    Store empty() {
        if (this == MEMORY) return new InMemoryStore(EventFilter.everything());
        var source = withoutTables();
        applyTables(source);
        return JdbcStore.owning(source, EventFilter.everything());
    }

    /** A database of its own, with nothing in it. */
    DataSource withoutTables() {
        var name = "s" + UUID.randomUUID().toString().replace("-", "");
        var pool = new HikariConfig();
        if (database.equals("postgresql")) {
            run(Server.ONE.getPostgresDatabase(), "CREATE SCHEMA " + name);
            pool.setSchema(name);
        }
        pool.setJdbcUrl(
                database.equals("h2")
                        ? "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"
                        : Server.ONE.getJdbcUrl("postgres", "postgres"));
        pool.setTransactionIsolation(isolation);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return new HikariDataSource(pool);
    }

    /** Applies the script that comes with the library. */
    void applyTables(DataSource source) {
        var script = "/dev/tenure/jdbc/" + database + "/V1__tenure.sql";
        try (var sql = JdbcStore.class.getResourceAsStream(script)) {
            if (sql == null) throw new IllegalStateException("no " + script);
            run(source, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(DataSource source, String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One server for the whole run; it ends with the process. */
    private static final class Server {
        private static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
