package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Sixteen callers use one refresh token at once, round after round, on PostgreSQL with its defaults. */
@Shows("G1")
class GrantStormTest {
    private static final int ROUNDS = Boolean.getBoolean("tenure.long") ? 1_000 : 60;
    private static final int THREADS = 16;
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    @Test
    void eachRoundHasOneWinner() throws Exception {
        var grants = World.over(JdbcStore.owning(DatabaseSetup.POSTGRESQL_READ_COMMITTED.withTables()))
                .tenure()
                .grants();
        var barrier = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var token = grants.issue(NewGrant.of(World.STRICT, CLIENT, USER, SCOPE))
                        .get()
                        .refresh()
                        .get()
                        .reveal();
                Callable<Boolean> call = () -> {
                    barrier.await();
                    return grants.refresh(CLIENT, Secret.of(token)).isRight();
                };
                var answers = threads.invokeAll(Vector.fill(THREADS, () -> call).asJava());
                var won = 0;
                for (Future<Boolean> answer : answers) if (answer.get()) won++;
                assertThat(won).as("winners of round %d", round).isOne();
            }
        } finally {
            threads.shutdown();
        }
    }
}
