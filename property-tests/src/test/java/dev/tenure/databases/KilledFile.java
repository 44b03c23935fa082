package dev.tenure.databases;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in a file, closed as if its process had died: nothing more is written. */
public final class KilledFile implements Mortal {
    /** The settings under which nothing acknowledged is lost. */
    private static final String DURABLE = ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0;REUSE_SPACE=FALSE";

    private final JdbcDataSource source = new JdbcDataSource();

    public KilledFile() {
        var file = Path.of("target", "databases", "killed-" + UUID.randomUUID()).toAbsolutePath();
        source.setURL("jdbc:h2:file:" + file + DURABLE);
        Databases.H2_IN_A_FILE.applyTables(source);
    }

    @Override
    public DataSource source() {
        return source;
    }

    /** The next connection opens it again. */
    @Override
    public void crash() {
        end("SHUTDOWN IMMEDIATELY");
    }

    @Override
    public void close() {
        end("SHUTDOWN");
    }

    private void end(String how) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(how);
        } catch (SQLException closed) {
            // the connection as well
        }
    }
}
