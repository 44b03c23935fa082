package dev.tenure.benchmarks.places;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.jdbc.JdbcStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.sql.DataSource;

/** The place of rows. Everything created here ends with the process. */
public enum Place {
    /** A server with full durability: a commit is answered when it is on the disk. */
    POSTGRESQL("postgresql", "bytea", "timestamptz", " WHERE %1$s IS NOT NULL", "gen_random_uuid()") {
        @Override
        void locate(HikariConfig pool, String name) {
            onServer(pool, name, "on");
        }
    },
    /** The same server, whose commits do not wait for the disk: the cost of statements alone. */
    POSTGRESQL_ASYNCHRONOUS("postgresql", "bytea", "timestamptz", " WHERE %1$s IS NOT NULL", "gen_random_uuid()") {
        @Override
        void locate(HikariConfig pool, String name) {
            onServer(pool, name, "off");
        }
    },
    /** H2 in this process, gone with it. */
    H2("h2", "varbinary(64)", "timestamp with time zone", "", "RANDOM_UUID()") {
        @Override
        void locate(HikariConfig pool, String name) {
            pool.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
        }
    };

    private static final int CONNECTIONS = 16;

    private final String scripts;
    private final String binary;
    private final String timestamp;
    private final String ifAny;
    private final String randomUuid;

    Place(String scripts, String binary, String timestamp, String ifAny, String randomUuid) {
        this.scripts = scripts;
        this.binary = binary;
        this.timestamp = timestamp;
        this.ifAny = ifAny;
        this.randomUuid = randomUuid;
    }

    abstract void locate(HikariConfig pool, String name);

    /** Creates an empty database. */
    public HikariDataSource fresh() {
        var pool = new HikariConfig();
        locate(pool, "s" + UUID.randomUUID().toString().replace("-", ""));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        return new HikariDataSource(pool);
    }

    /** Creates Tenure's tables. */
    public <T extends DataSource> T withTables(T source) {
        try (var sql = JdbcStore.class.getResourceAsStream("/dev/tenure/jdbc/" + scripts + "/V1__tenure.sql")) {
            if (sql == null) throw new IllegalStateException("no script for " + this);
            Rows.run(source, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its type for bytes. */
    public String binary() {
        return binary;
    }

    /** Its type for an instant. */
    public String timestamp() {
        return timestamp;
    }

    /** The end of an index that leaves out nulls, if it supports one. */
    public String ifAny() {
        return ifAny;
    }

    /** Its function for a random UUID. */
    public String randomUuid() {
        return randomUuid;
    }

    public boolean isPostgresql() {
        return this != H2;
    }

    /** The name in the tables. */
    public String title() {
        return switch (this) {
            case POSTGRESQL -> "PostgreSQL";
            case POSTGRESQL_ASYNCHRONOUS -> "PostgreSQL, synchronous_commit=off";
            case H2 -> "H2";
        };
    }

    private static void onServer(HikariConfig pool, String name, String synchronous) {
        Rows.run(Server.ONE.getPostgresDatabase(), "CREATE SCHEMA " + name);
        pool.setJdbcUrl(Server.ONE.getJdbcUrl("postgres", "postgres"));
        pool.setSchema(name);
        pool.setConnectionInitSql("SET synchronous_commit = " + synchronous);
    }

    /** One server for the whole run, set to keep everything that it acknowledged. */
    private static final class Server {
        private static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "500")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
