package dev.tenure.secrets;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.databases.Databases;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database with a directory of its own, which writes everything there that it can be made to write, its log
 * included.
 */
public final class Ground implements AutoCloseable {
    private static final String TABLES =
            """
            SELECT '"' || table_schema || '"."' || table_name || '"' FROM information_schema.tables
             WHERE table_type = 'BASE TABLE' AND lower(table_schema) NOT IN ('information_schema', 'pg_catalog')""";

    private final Path directory;
    private final Closeable server;
    private final HikariDataSource pool;
    private final String flush;
    private final String binary;

    private Ground(Path directory, Closeable server, String url, Databases tables, String flush, String binary) {
        this.directory = directory;
        this.server = server;
        this.flush = flush;
        this.binary = binary;
        var one = new HikariConfig();
        one.setJdbcUrl(url);
        one.setMaximumPoolSize(1);
        this.pool = new HikariDataSource(one);
        tables.applyTables(pool);
    }

    /** H2 in a file, with a trace of every statement. */
    public static Ground h2() {
        var directory = directory();
        var url = "jdbc:h2:file:" + directory.resolve("h2") + ";TRACE_LEVEL_FILE=2;TRACE_MAX_FILE_SIZE=1000";
        return new Ground(directory, () -> {}, url, Databases.H2_IN_A_FILE, "CHECKPOINT SYNC", "varbinary(999)");
    }

    /** A server that logs every statement with its parameters. */
    public static Ground postgresql() {
        var directory = directory();
        try {
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_statement", "all")
                    .setServerConfig("log_min_messages", "debug2")
                    .setServerConfig("log_error_verbosity", "verbose")
                    .setServerConfig("log_parameter_max_length_on_error", "-1")
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .start();
            var url = server.getJdbcUrl("postgres", "postgres");
            return new Ground(directory, server, url, Databases.POSTGRESQL, "CHECKPOINT", "bytea");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        return Path.of("target", "databases", "canary-" + UUID.randomUUID()).toAbsolutePath();
    }

    /** Its one connection. */
    public HikariDataSource pool() {
        return pool;
    }

    /** A table that the library does not know, with one row. */
    public void plant(String text) {
        var sql = new JdbcTemplate(pool);
        var table = "planted_" + UUID.randomUUID().toString().replace("-", "_");
        sql.execute("CREATE TABLE " + table + " (said varchar(999), kept " + binary + ")");
        sql.update("INSERT INTO " + table + " VALUES ('nothing', ?)", text.getBytes(StandardCharsets.UTF_8));
        sql.update("INSERT INTO " + table + " VALUES (?, NULL)", text);
    }

    /** The columns, of any table, in whose values the search finds something. */
    public Seq<String> columnsWith(Search search) {
        var sql = new JdbcTemplate(pool);
        return tables().flatMap(table -> Vector.ofAll(sql.queryForList("SELECT * FROM " + table))
                .flatMap(row -> Vector.ofAll(row.entrySet()))
                .filter(cell -> isIn(cell, search))
                .map(cell -> table + "." + cell.getKey())
                .distinct());
    }

    /** The names of all tables, with their schemas. */
    public Seq<String> tables() {
        return Vector.ofAll(new JdbcTemplate(pool).queryForList(TABLES, String.class));
    }

    private static boolean isIn(Map.Entry<String, ?> cell, Search search) {
        Object value = cell.getValue();
        return value instanceof byte[] bytes ? search.finds(bytes) : search.finds(String.valueOf(value));
    }

    /** The files in which the search finds something, after everything is written. */
    public Seq<String> filesWith(Search search) {
        Databases.run(pool, flush);
        return files().filter(file -> search.finds(contents(file)))
                .map(file -> directory.relativize(file).toString());
    }

    private Vector<Path> files() {
        try (var found = Files.walk(directory)) {
            return Vector.ofAll(found.filter(Files::isRegularFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] contents(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
