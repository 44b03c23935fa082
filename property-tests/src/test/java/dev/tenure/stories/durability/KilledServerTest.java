package dev.tenure.stories.durability;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.KillableServer;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import io.vavr.collection.Vector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** PostgreSQL is killed under load, comes back, and has all that it acknowledged (G4). */
@Shows("G4")
@EnabledIfSystemProperty(
        named = "tenure.long",
        matches = "true",
        disabledReason = "it kills servers that write to a disk: -Plong runs it")
class KilledServerTest {
    private static final int KILLS = 5;
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 100;

    @Test
    void everyAcknowledgedChangeIsThere(TestReporter reporter) throws Exception {
        var acknowledged = 0;
        try (var server = new KillableServer()) {
            for (var kill = 0; kill < KILLS; kill++) acknowledged += acknowledgedUntilKilled(server, kill);
        }
        reporter.publishEntry("faults.PostgreSQL killed, changes acknowledged", Integer.toString(acknowledged));
    }

    private static int acknowledgedUntilKilled(KillableServer server, int kill) throws Exception {
        Vector<Journal> journals;
        try (var pool = server.connections(CLIENTS)) {
            var store = JdbcStore.owning(pool, EventFilter.everything());
            journals = Vector.range(0, CLIENTS)
                    .map(client -> new Journal(World.over(store, Environment.SANDBOX, 100L * kill + client)));
            killedWhileWriting(server, pool, journals);
        }
        try (var pool = server.connections(1)) {
            var found = World.over(JdbcStore.owning(pool, EventFilter.everything()));
            journals.forEach(journal -> journal.check(found));
        }
        return journals.map(Journal::acknowledged).sum().intValue();
    }

    private static void killedWhileWriting(KillableServer server, HikariDataSource pool, Vector<Journal> journals)
            throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        var rounds = new CountDownLatch(ROUNDS);
        try {
            var writing =
                    journals.map(journal -> CompletableFuture.runAsync(() -> journal.write(rounds::countDown), threads)
                            .whenComplete((written, broken) -> {
                                while (rounds.getCount() > 0) rounds.countDown();
                            }));
            rounds.await();
            server.crash();
            pool.close();
            writing.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }
}
