package dev.tenure.stories.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Refreshing;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.decision.EventType;
import dev.tenure.decision.RejectionCode;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.profile.Stitch;
import dev.tenure.stories.fixture.ConnectedApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refresh whose process dies between sending and storing leaves its connection in doubt. */
@Shows("G6")
class KilledAppTest {
    @Test
    void theConnectionIsInDoubtAndNotUnauthenticatedAndSomebodyElseGoesOn() throws Exception {
        try (var database = DatabaseSetup.POSTGRESQL_READ_COMMITTED.withTables()) {
            var app = ConnectedApp.over(JdbcStore.owning(database, EventFilter.everything()));
            var id = app.connected(Stitch.STITCH);
            app.clock().advance(ConnectedApp.LIFETIME);
            assertThat(died(
                            database.getJdbcUrl(),
                            database.getSchema(),
                            id.text(),
                            app.clock().instant().toString()))
                    .isEqualTo(KilledApp.STATUS);

            assertThat(app.state(id)).isInstanceOf(Refreshing.class);
            assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.BUSY);
            assertThat(app.provider().sent()).isEmpty();

            app.clock().advance(Duration.ofSeconds(17));
            assertThat(app.state(id)).isInstanceOf(InDoubt.class);
            assertThat(app.tenure().sweeper().sweep(9).get().done()).isOne();
            assertThat(app.state(id)).isInstanceOf(InDoubt.class);
            assertThat(app.announced())
                    .containsSubsequence(EventType.REFRESH_STARTED, EventType.REFRESH_IN_DOUBT)
                    .doesNotContain(EventType.CONNECTION_UNAUTHENTICATED);

            app.clock().advance(Duration.ofSeconds(3));
            var credential = app.credential(id).get();
            assertThat(app.provider().takes(credential.access())).isTrue();
        }
    }

    private static int died(String... arguments) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), KilledApp.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
