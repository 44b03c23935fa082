package dev.tenure.stories.sweep;

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
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Shows("G7")
class TwoSweepersTest {
    private static final int GRANTS = Boolean.getBoolean("tenure.long") ? 1_500 : 400;
    private static final int ITEMS = Boolean.getBoolean("tenure.long") ? 500 : 200;
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final RecordingNotifier told = new RecordingNotifier();
    private final World world;

    TwoSweepersTest(Stores stores) {
        this.world = World.over(stores.empty());
    }

    @Test
    void twoSweepersOverManyAggregatesRecordEachDeadlineOnce() throws Exception {
        var grants = world.tenure().grants();
        for (var i = 0; i < GRANTS; i++) grants.issue(NewGrant.of(World.STRICT, CLIENT, USER, SCOPE));
        for (var i = 0; i < ITEMS; i++) world.linked();
        world.clock().advance(Duration.ofDays(30));
        assertThat(both(this::swept) + swept()).isEqualTo(GRANTS + ITEMS);
        var recorded = recordedNow();
        assertThat(recorded.map(Notice::aggregate)).hasSize(GRANTS + ITEMS).doesNotHaveDuplicates();
        assertThat(recorded).allMatch(notice -> notice.version() == 2);
        assertThat(recorded.count(notice -> notice.event().type() == EventType.GRANT_ENDED))
                .isEqualTo(GRANTS);
        assertThat(recorded.count(notice -> notice.event().type() == EventType.ITEM_REMOVED))
                .isEqualTo(ITEMS);
    }

    /** Sweeps until no node would go on. Returns the number of settled aggregates. */
    private int swept() {
        var sweeper = world.tenure().sweeper();
        var done = 0;
        while (true) {
            var swept = sweeper.sweep(50).get();
            done += swept.done();
            if (!swept.more()) return done;
        }
    }

    private static int both(Callable<Integer> work) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var sum = 0;
            for (var running : threads.invokeAll(Collections.nCopies(2, work))) sum += running.get();
            return sum;
        } finally {
            threads.shutdown();
        }
    }

    private Seq<Notice> recordedNow() {
        while (world.tenure().relay(told).deliver(500).more()) {
            // until nothing waits
        }
        var now = world.clock().instant();
        return Vector.ofAll(told.notices())
                .filter(notice -> notice.event().recordedAt().equals(now));
    }
}
