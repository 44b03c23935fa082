package dev.tenure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CommandClock WATCH = new CommandClock(() -> NOW.plusNanos(999_999), Duration.ZERO);

    @Test
    void timeIsCutDownToMillisecondsAndToTheLastInstant() {
        assertThat(WATCH.now()).isEqualTo(NOW);
        assertThat(new CommandClock(() -> Instant.MAX, Duration.ZERO).now()).isEqualTo(Deadline.LAST);
    }

    @Test
    void anAggregatesTimeDoesNotRunBackwards() {
        assertThat(WATCH.contextFor(found(NOW.plusSeconds(300)), NOW).get())
                .isEqualTo(DecisionContext.at(NOW.plusSeconds(300)));
        assertThat(WATCH.contextFor(found(NOW.minusSeconds(300)), NOW).get()).isEqualTo(DecisionContext.at(NOW));
    }

    @Test
    void anAggregateFromBeyondTheToleranceIsSuspectUnlessItEnds() {
        var future = found(NOW.plusSeconds(300).plusMillis(1));
        assertThat(WATCH.contextFor(future, NOW).swap().map(Rejection::code)).contains(RejectionCode.CLOCK_SUSPECT);
        assertThat(WATCH.contextForEnd(future, NOW)).isEqualTo(DecisionContext.at(future.changedAt()));
    }

    @Test
    void aWithdrawalThatAnotherClockRecordedLaterCounts() {
        var end = new End(Cause.PERMISSION_WITHDRAWN, NOW.plusSeconds(60));
        var found = new Versioned<>("state", 1, NOW, Option.of(end));
        assertThat(WATCH.contextFor(found, NOW).get()).isEqualTo(new DecisionContext(end.at(), Option.of(end)));
    }

    @Test
    void aWithdrawalFromAClockThatIsBehindEndsAnAggregateAtItsLastChange() {
        var end = new End(Cause.PERMISSION_WITHDRAWN, NOW.minusMillis(1));
        var found = new Versioned<>("state", 1, NOW, Option.of(end));
        var context = WATCH.contextForEnd(found, NOW.minusSeconds(1));
        assertThat(context).isEqualTo(new DecisionContext(NOW, Option.of(new End(end.cause(), NOW))));
    }

    private static Versioned<String> found(Instant changedAt) {
        return new Versioned<>("state", 1, changedAt, Option.none());
    }
}
