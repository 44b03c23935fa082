package dev.tenure.host;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database for the hosts of a test. */
public record Database(String url, String username, String password) {
    /** Beside a server's database there is no place for a key file. */
    private static final String KEY = "--tenure.app.vault-key=ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";

    /** In this process, and ending with it. */
    public static Database h2() {
        return new Database("jdbc:h2:mem:" + freshName() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=300000", "sa", "");
    }

    /** In a file, as the host has it. */
    static Database h2(Path directory) {
        return new Database(
                "jdbc:h2:file:" + directory.resolve("tenure") + ";WRITE_DELAY=0;REUSE_SPACE=FALSE", "sa", "");
    }

    /** On a real server, which ends with this process. */
    static Database postgresql() {
        var name = freshName();
        JdbcClient.create(Server.ONE.getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
        return new Database(Server.ONE.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    DataSource source() {
        return new DriverManagerDataSource(url, username, password);
    }

    /** With the tables that a host on H2 gives itself. */
    public DataSource withTables() {
        Flyway.configure()
                .dataSource(source())
                .locations("classpath:dev/tenure/jdbc/h2", "classpath:dev/tenure/host")
                .load()
                .migrate();
        return source();
    }

    /** What a host is started with, to be on it. */
    List<String> settings() {
        var settings = List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + username,
                "--spring.datasource.password=" + password);
        return url.startsWith("jdbc:h2:")
                ? settings
                : Stream.concat(settings.stream(), Stream.of(KEY)).toList();
    }

    private static String freshName() {
        return "s" + UUID.randomUUID().toString().replace("-", "");
    }

    private static final class Server {
        private static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(5))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
