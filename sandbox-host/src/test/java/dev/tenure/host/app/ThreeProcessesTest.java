package dev.tenure.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.app.AppProcess.Fate;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.LossyProxy;
import dev.tenure.host.fixture.RunningHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three processes share a connection, and a sandbox is its issuer. One is killed between the answer and the store, one is
 * stopped beyond its lease, and the third recovers the pair within the issuer's window.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
final class ThreeProcessesTest {
    private static final String TOKEN = "/connect/token";

    /** The default lease, with the skew and the first pause. */
    private static final String LEASE_AND_PAUSE = "PT20S";

    private final Database database = Database.postgresql();
    private final RunningHost sandbox = RunningHost.startStill(Database.h2());
    private final LossyProxy network = LossyProxy.open();
    private final List<Process> processes = new ArrayList<>();

    ThreeProcessesTest() {
        network.forwardTo(sandbox);
        Flyway.configure()
                .dataSource(database.source())
                .locations("classpath:dev/tenure/jdbc/postgresql")
                .load()
                .migrate();
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        network.close();
        sandbox.close();
    }

    @Test
    @Shows("G6")
    void aKilledAndAStoppedProcessCostNoConnection() throws Exception {
        var healthy = started(Fate.NONE);
        var dying = started(Fate.DIES);
        var stopped = started(Fate.WAITS_UNDER_ITS_LEASE);
        var id = healthy.does("connect " + code());
        assertThat(healthy.does("call " + id)).isEqualTo("status 200");

        sandbox.advance("PT15M");
        dying.told("credential " + id);
        assertThat(dying.process.waitFor()).isEqualTo(AppProcess.DEATH);
        assertThat(healthy.does("credential " + id)).isEqualTo("BUSY");
        sandbox.advance(LEASE_AND_PAUSE);
        assertThat(healthy.does("renew")).isEqualTo("renewed 1");
        assertThat(healthy.does("credential " + id)).isEqualTo("version 2");
        assertThat(healthy.does("call " + id)).isEqualTo("status 200");

        sandbox.advance("PT15M");
        stopped.told("credential " + id);
        assertThat(stopped.hears()).isEqualTo("leased");
        stopped.signalled("STOP");
        var sent = network.countOf(TOKEN);
        sandbox.advance(LEASE_AND_PAUSE);
        assertThat(healthy.does("renew")).isEqualTo("renewed 1");
        stopped.signalled("CONT");
        stopped.told("go on");
        assertThat(stopped.hears()).isEqualTo("version 3");
        assertThat(network.countOf(TOKEN)).isEqualTo(sent + 1);
        assertThat(healthy.does("call " + id)).isEqualTo("status 200");
        assertThat(stateOf(id)).isEqualTo("CONNECTED");
    }

    private String code() {
        var user = "{\"user\":\"ada\",\"scope\":\"openid accounts offline_access\",\"profile\":\"oauth\"}";
        return sandbox.post("/sandbox/authorize", user).text("code");
    }

    private String stateOf(String id) {
        return JdbcClient.create(database.source())
                .sql("SELECT state FROM tenure_connection WHERE id = '" + id + "'")
                .query(String.class)
                .single();
    }

    private Started started(Fate fate) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(System.getProperty("tenure.jvm", "-ea").split(" ")));
        command.add(AppProcess.class.getName());
        command.addAll(List.of(
                fate.name(),
                sandbox.at("").toString(),
                network.address().toString(),
                database.url(),
                database.username(),
                database.password()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        var started = new Started(process, process.inputReader());
        assertThat(started.hears()).isEqualTo("ready");
        return started;
    }

    /** A process that takes commands, line by line. */
    private record Started(Process process, BufferedReader output) {
        String does(String command) throws IOException {
            told(command);
            return hears();
        }

        void told(String command) throws IOException {
            var input = process.outputWriter();
            input.write(command + "\n");
            input.flush();
        }

        String hears() throws IOException {
            return output.readLine();
        }

        void signalled(String signal) throws Exception {
            var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        }
    }
}
