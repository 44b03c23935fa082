package dev.tenure.stories.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.ConnectionId;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.decision.Rejection;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Credential;
import dev.tenure.stories.fixture.ConnectedApp;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thirty-two threads on two nodes over one PostgreSQL ask for one credential as it expires (P74). */
@Shows("G1")
class ConnectionRaceTest {
    private static final int ROUNDS = Boolean.getBoolean("tenure.long") ? 50 : 10;
    private static final int THREADS = 32;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "POSTGRESQL_.*")
    void oneRequestIsSentAndAllHaveTheNewCredentialAfterTheirRetries(DatabaseSetup setup) throws Exception {
        var one = ConnectedApp.over(JdbcStore.owning(setup.withTables()));
        var nodes = Vector.of(one, one.node(8));
        var id = one.connected(Stitch.STITCH);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var round = 1; round <= ROUNDS; round++) {
                one.clock().advance(ConnectedApp.LIFETIME);
                var credentials = wanted(id, nodes, threads);
                assertThat(one.provider().sent())
                        .as("requests after round %d", round)
                        .hasSize(round);
                assertThat(credentials).containsOnly(one.credential(id).get());
                assertThat(one.provider().takes(credentials.head().access())).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static boolean isBusy(Either<Rejection, Credential> reply) {
        return reply.isLeft() && reply.getLeft() instanceof Rejection.Busy;
    }

    /** All ask at once; the one request is answered when the others have been told something. */
    private static Vector<Credential> wanted(ConnectionId id, Vector<ConnectedApp> nodes, ExecutorService threads)
            throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        var busy = new Semaphore(0);
        var answered = new CountDownLatch(1);
        nodes.head().provider().next(request -> {
            busy.acquireUninterruptibly(THREADS - 1);
            return request.get();
        });
        var calls = Vector.range(0, THREADS).<Callable<Credential>>map(thread -> () -> {
            barrier.await();
            var node = nodes.get(thread % nodes.size());
            var reply = node.credential(id);
            busy.release();
            if (isBusy(reply)) {
                answered.await();
                reply = node.credential(id);
            }
            answered.countDown();
            return reply.get();
        });
        var credentials = Vector.<Credential>empty();
        for (var answer : threads.invokeAll(calls.asJava())) credentials = credentials.append(answer.get());
        return credentials;
    }
}
