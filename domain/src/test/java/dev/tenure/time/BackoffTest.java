package dev.tenure.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void eachPauseIsTheOneBeforeTimesTheFactorUpToTheLongest() {
        var backoff = new Backoff(Duration.ofSeconds(30), 4, Duration.ofMinutes(40));
        assertThat(List.rangeClosed(1, 6).map(backoff::pauseAfter).map(Duration::toSeconds))
                .containsExactly(30L, 120L, 480L, 1920L, 2400L, 2400L);
    }

    @Test
    void theLongestIsReachedExactlyAndNeverLeft() {
        var backoff = new Backoff(Duration.ofMillis(1), 2, Duration.ofMillis(4));
        assertThat(List.of(1, 2, 3, 4, 1_000).map(backoff::pauseAfter).map(Duration::toMillis))
                .containsExactly(1L, 2L, 4L, 4L, 4L);
    }

    @Test
    void aFactorOfOneKeepsTheFirst() {
        var backoff = new Backoff(Duration.ofSeconds(1), 1, Duration.ofHours(1));
        assertThat(backoff.pauseAfter(1_000)).isEqualTo(Duration.ofSeconds(1));
    }
}
