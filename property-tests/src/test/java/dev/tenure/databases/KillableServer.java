package dev.tenure.databases;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL of its own that forgets nothing it has acknowledged, to be killed and started again. */
public final class KillableServer implements Mortal {
    private final Path data =
            Path.of("target", "databases", "killed-" + UUID.randomUUID()).toAbsolutePath();
    private EmbeddedPostgres server;

    public KillableServer() {
        this.server = started();
        Databases.POSTGRESQL.applyTables(source());
    }

    /** Durable by default, unlike the tests' own servers. */
    private EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DataSource source() {
        return server.getPostgresDatabase();
    }

    /** The same, on so many connections. */
    public HikariDataSource connections(int many) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        pool.setMaximumPoolSize(many);
        return pool;
    }

    /** Kills all its processes at once, removes their remains, and starts another. */
    @Override
    public void crash() {
        try {
            kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = started();
    }

    private void kill() throws IOException {
        var file = data.resolve("postmaster.pid");
        var said = Files.readAllLines(file);
        var postmaster = ProcessHandle.of(Long.parseLong(said.get(0).strip())).orElseThrow();
        var processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        Files.delete(file);
        var socket = ".s.PGSQL." + said.get(3).strip();
        Files.deleteIfExists(Path.of(said.get(4).strip(), socket));
        Files.deleteIfExists(Path.of(said.get(4).strip(), socket + ".lock"));
        server.close();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
