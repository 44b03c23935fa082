package dev.tenure.stories.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.port.outbox.Notice;
import dev.tenure.service.Sweeper;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.SettableClock;
import dev.tenure.token.AggregateId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;

/** Sweeps on two nodes, each more than once, and the events that they record. A jump of the clock is confirmed. */
record Sweeps(Tenure tenure, SettableClock clock, RecordingNotifier told) {
    Sweeps(Tenure tenure, SettableClock clock) {
        this(tenure, clock, new RecordingNotifier());
    }

    void sweepAt(Instant instant) {
        clock.set(instant);
        for (var node : List.of(tenure.sweeper(), tenure.sweeper(), tenure.sweeper())) sweep(node);
    }

    private static void sweep(Sweeper sweeper) {
        var swept = sweeper.sweep(10);
        if (swept.isRight()) return;
        assertThat(sweeper.confirm(swept.getLeft())).isTrue();
        assertThat(sweeper.sweep(10).isRight()).isTrue();
    }

    /** The notices recorded since the last call. */
    Seq<Notice> recorded() {
        var before = told.notices().size();
        while (tenure.relay(told).deliver(50).more()) {
            // until nothing waits
        }
        return Vector.ofAll(told.notices()).drop(before);
    }

    /**
     * Asserts that nothing is recorded before the instant, these events an hour later as of the instant, and nothing
     * after. Returns the last.
     */
    Event assertRecordedOnce(AggregateId aggregate, Instant at, EventType... types) {
        assertNothingIsRecordedAt(at.minusMillis(1));
        var late = at.plus(Duration.ofHours(1));
        sweepAt(late);
        var recorded = recorded();
        assertThat(recorded.map(Notice::aggregate)).containsOnly(aggregate);
        assertThat(recorded.map(Notice::event).map(Event::type)).containsExactly(types);
        assertThat(recorded.map(Notice::event).map(Event::effectiveAt)).containsOnly(at);
        assertThat(recorded.map(Notice::event).map(Event::recordedAt)).containsOnly(late);
        assertNothingIsRecordedAt(late.plus(Duration.ofHours(1)));
        return recorded.last().event();
    }

    void assertNothingIsRecordedAt(Instant at) {
        recorded();
        sweepAt(at);
        assertThat(recorded()).isEmpty();
    }
}
