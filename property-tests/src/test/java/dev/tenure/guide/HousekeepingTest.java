package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.store.SweepResult;
import dev.tenure.service.ClockJump;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .clock(now::get)
            .build();

    /** A job that your scheduler runs every minute. */
    private Either<ClockJump, Boolean> sweepAll() {
        var isMore = tenure.sweeper().sweep(500).map(SweepResult::more);
        while (isMore.contains(true)) isMore = tenure.sweeper().sweep(500).map(SweepResult::more);
        return isMore;
    }

    @Test
    void aStepOfMoreThanADayWaitsForSomebody() {
        assertThat(sweepAll()).isEqualTo(Either.right(false));

        now.set(START.plus(Duration.ofDays(2))); // nobody swept for two days, or the clock is wrong
        var jump = sweepAll().getLeft(); // alert somebody, who looks at the clock

        tenure.sweeper().confirm(jump); // it is right
        assertThat(sweepAll()).isEqualTo(Either.right(false));
    }
}
