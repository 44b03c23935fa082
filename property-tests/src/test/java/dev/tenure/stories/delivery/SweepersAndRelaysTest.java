package dev.tenure.stories.delivery;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.EventType;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.port.outbox.Notice;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Scope;
import io.vavr.collection.List;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two sweepers and two relays work at once on many due aggregates: ten thousand in memory, and a thousand on each
 * database, or ten thousand there too with the system property {@code tenure.long}.
 */
@ParameterizedClass
@EnumSource(names = {"MEMORY", "H2", "POSTGRESQL"})
@Shows("G7")
class SweepersAndRelaysTest {
    private static final int SWEEPERS = 2;
    private static final int BATCH = 100;

    private final RecordingNotifier told = new RecordingNotifier();
    private final AtomicInteger swept = new AtomicInteger();
    private final AtomicInteger sweeping = new AtomicInteger(SWEEPERS);
    private final World world;
    private final int aggregates;

    SweepersAndRelaysTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.aggregates = stores == Stores.MEMORY || Boolean.getBoolean("tenure.long") ? 10_000 : 1_000;
    }

    @Test
    void twoSweepersAndTwoRelaysTellOfEachEventOnceAndOfEachAggregateInOrder() throws Exception {
        var end = World.START.plus(Duration.ofHours(1));
        var scope = Scope.parse("read offline_access").get();
        var consented = NewGrant.of(World.STRICT, CLIENT, USER, scope).consentUntil(end);
        for (var i = 0; i < aggregates; i++)
            world.tenure().grants().issue(consented).get();
        world.clock().set(end);
        allAtOnce(this::sweep, this::sweep, this::relay, this::relay);
        assertThat(swept).hasValue(aggregates);
        var notices = told.notices();
        assertThat(notices.map(Notice::id)).hasSize(3 * aggregates).doesNotHaveDuplicates();
        assertThat(notices.filter(it -> it.event().type() == EventType.GRANT_ENDED))
                .hasSize(aggregates);
        assertThat(notices.groupBy(Notice::aggregate).values())
                .hasSize(aggregates)
                .allSatisfy(own -> assertThat(own.map(Notice::version)).containsExactly(1L, 1L, 2L));
    }

    private void sweep() {
        var goesOn = true;
        while (goesOn) {
            var batch = world.tenure().sweeper().sweep(BATCH).get();
            swept.addAndGet(batch.done());
            goesOn = batch.more() || batch.lost() > 0;
        }
        sweeping.decrementAndGet();
    }

    private void relay() {
        var goesOn = true;
        while (goesOn) {
            var last = sweeping.get() == 0;
            goesOn = world.tenure().relay(told).deliver(BATCH).more() || !last;
        }
    }

    private static void allAtOnce(Runnable... work) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(work.length);
        try {
            for (Future<?> running : threads.invokeAll(
                    List.of(work).<Callable<Object>>map(Executors::callable).asJava())) running.get();
        } finally {
            threads.shutdown();
        }
    }
}
