package dev.tenure.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.jdbc.JdbcStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** The databases that the library has tables for. They end with the process or with a clean build. */
public enum Databases {
    /** H2, gone with the process. */
    H2_IN_MEMORY("h2") {
        @Override
        void locate(HikariConfig pool, String name) {
            pool.setJdbcUrl("jdbc:h2:mem:" + name + OPTIONS);
        }
    },
    /** H2 that writes to a disk. */
    H2_IN_A_FILE("h2") {
        @Override
        void locate(HikariConfig pool, String name) {
            var file = Path.of("target", "databases", name).toAbsolutePath();
            pool.setJdbcUrl("jdbc:h2:file:" + file + OPTIONS);
        }
    },
    /** A server of its own. */
    POSTGRESQL("postgresql") {
        @Override
        void locate(HikariConfig pool, String name) {
            run(Server.ONE.getPostgresDatabase(), "CREATE SCHEMA " + name);
            pool.setJdbcUrl(Server.ONE.getJdbcUrl("postgres", "postgres"));
            pool.addDataSourceProperty("loginTimeout", ATTEMPT.toSeconds());
            pool.setSchema(name);
        }
    };

    /** A limit longer than any machine needs; a test of a lock that is given up sets its own. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The time after which a session that does not begin is begun again. */
    private static final Duration ATTEMPT = Duration.ofSeconds(30);

    private static final String OPTIONS = ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=" + PATIENCE.toMillis();

    private final String scripts;

    Databases(String scripts) {
        this.scripts = scripts;
    }

    /** The address of a database of this name. */
    abstract void locate(HikariConfig pool, String name);

    /** A new, empty database. */
    public HikariDataSource withoutTables(String isolation, int connections) {
        return withoutTables(isolation, connections, "SELECT 1");
    }

    private HikariDataSource withoutTables(String isolation, int connections, String first) {
        var pool = new HikariConfig();
        pool.setConnectionInitSql(first);
        locate(pool, "s" + UUID.randomUUID().toString().replace("-", ""));
        pool.setTransactionIsolation(isolation);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setIdleTimeout(10_000);
        return new HikariDataSource(pool);
    }

    /** A database of its own, with the library's tables, all empty. */
    public HikariDataSource withTables(String isolation, int connections) {
        var source = withoutTables(isolation, connections);
        applyTables(source);
        return source;
    }

    /** The same, on eight connections each of which begins with this statement. */
    public HikariDataSource withTables(String isolation, String first) {
        var source = withoutTables(isolation, 8, first);
        applyTables(source);
        return source;
    }

    /** Applies the script that comes with the library. */
    public void applyTables(DataSource source) {
        var script = "/dev/tenure/jdbc/" + scripts + "/V1__tenure.sql";
        try (var sql = JdbcStore.class.getResourceAsStream(script)) {
            if (sql == null) throw new IllegalStateException("no " + script);
            run(source, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements and ignores their results. */
    public static void run(DataSource source, String sql) {
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
                        .setPGStartupWait(PATIENCE)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
