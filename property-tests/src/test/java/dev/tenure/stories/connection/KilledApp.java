package dev.tenure.stories.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.ConnectionId;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import java.time.Instant;
import java.time.InstantSource;

/** An app in a process of its own, which dies after its request has arrived and before it has the answer. */
final class KilledApp {
    static final int STATUS = 137;

    private KilledApp() {}

    /** Takes the database's URL and schema, the connection, and the current instant. */
    public static void main(String[] arguments) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(arguments[0]);
        pool.setSchema(arguments[1]);
        var now = Instant.parse(arguments[3]);
        try (var source = new HikariDataSource(pool)) {
            var reply = Tenure.over(JdbcStore.owning(source, EventFilter.everything()), Environment.SANDBOX)
                    .clock(InstantSource.fixed(now))
                    .profiles(Stitch.STITCH)
                    .vault(ConnectedApp.vault())
                    .issuer(Stitch.STITCH, new Deadly())
                    .statusPoller((connection, version) -> {})
                    .build()
                    .connections()
                    .credentialFor(ConnectionId.parse(arguments[2]).get());
            throw new IllegalStateException("it lived: " + reply);
        }
    }

    /** The process ends as by a signal: nothing is closed, nothing rolled back, nobody told. */
    private static final class Deadly implements Issuer {
        @Override
        public RefreshResult refresh(Configuration connection, Secret refreshToken) {
            Runtime.getRuntime().halt(STATUS);
            throw new IllegalStateException("nobody comes here");
        }

        @Override
        public boolean revoke(Configuration connection, Secret token) {
            return false;
        }
    }
}
