package dev.tenure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Reason;
import dev.tenure.decision.Rejection;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Moment;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Watch WATCH = new Watch(() -> NOW.plusNanos(999_999));

    @Test
    void timeIsCutDownToMillisecondsAndToTheLastInstant() {
        assertThat(WATCH.now()).isEqualTo(NOW);
        assertThat(new Watch(() -> Instant.MAX).now()).isEqualTo(Deadline.LAST);
    }

    @Test
    void anOwnersTimeDoesNotRunBackwards() {
        assertThat(WATCH.momentFor(found(NOW.plusSeconds(300)), NOW).get()).isEqualTo(Moment.at(NOW.plusSeconds(300)));
        assertThat(WATCH.momentFor(found(NOW.minusSeconds(300)), NOW).get()).isEqualTo(Moment.at(NOW));
    }

    @Test
    void anOwnerFromBeyondTheToleranceIsSuspectUnlessItEnds() {
        var future = found(NOW.plusSeconds(300).plusMillis(1));
        assertThat(WATCH.momentFor(future, NOW).swap().map(Rejection::reason)).contains(Reason.CLOCK_SUSPECT);
        assertThat(WATCH.momentToEnd(future, NOW)).isEqualTo(Moment.at(future.changedAt()));
    }

    @Test
    void aWithdrawalThatAnotherClockRecordedLaterCounts() {
        var end = new End(Cause.PERMISSION_WITHDRAWN, NOW.plusSeconds(60));
        var found = new Versioned<>("state", 1, NOW, Option.of(end));
        assertThat(WATCH.momentFor(found, NOW).get()).isEqualTo(new Moment(end.at(), Option.of(end)));
    }

    @Test
    void aWithdrawalFromAClockThatIsBehindEndsAnOwnerAtItsLastChange() {
        var end = new End(Cause.PERMISSION_WITHDRAWN, NOW.minusMillis(1));
        var found = new Versioned<>("state", 1, NOW, Option.of(end));
        var moment = WATCH.momentToEnd(found, NOW.minusSeconds(1));
        assertThat(moment).isEqualTo(new Moment(NOW, Option.of(new End(end.cause(), NOW))));
    }

    private static Versioned<String> found(Instant changedAt) {
        return new Versioned<>("state", 1, changedAt, Option.none());
    }
}
