package dev.tenure.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void anUnendingLifetimeHasNoDeadline() {
        assertThat(Lifetime.never().deadline(SINCE, SINCE.plus(DAY))).isEqualTo(Option.none());
    }

    @Test
    void aFixedLifetimeCountsFromTheBeginningHoweverOftenItIsUsed() {
        assertThat(Lifetime.fixed(DAY).deadline(SINCE, SINCE.plusSeconds(60)))
                .contains(new Deadline(SINCE.plus(DAY), Cause.LIFETIME_ENDED));
    }

    @Test
    void aSlidingLifetimeCountsFromTheLastUse() {
        assertThat(Lifetime.sliding(DAY).deadline(SINCE, SINCE.plusSeconds(60)))
                .contains(new Deadline(SINCE.plusSeconds(60).plus(DAY), Cause.IDLE_LIFETIME_ENDED));
    }

    @Test
    void aCappedLifetimeEndsAtTheEarlierOfBothWithTheCauseOfTheOneThatWon() {
        var capped = Lifetime.sliding(DAY).cappedAt(DAY.multipliedBy(3));
        assertThat(capped.deadline(SINCE, SINCE)).contains(new Deadline(SINCE.plus(DAY), Cause.IDLE_LIFETIME_ENDED));
        assertThat(capped.deadline(SINCE, SINCE.plus(DAY.multipliedBy(2)).plusMillis(1)))
                .contains(new Deadline(SINCE.plus(DAY.multipliedBy(3)), Cause.ABSOLUTE_LIFETIME_ENDED));
    }

    @Test
    void onlyAFixedAndACappedLifetimeHaveAnEndThatNoRenewalMoves() {
        assertThat(Lifetime.never().cap(SINCE)).isEqualTo(Option.none());
        assertThat(Lifetime.sliding(DAY).cap(SINCE)).isEqualTo(Option.none());
        assertThat(Lifetime.fixed(DAY).cap(SINCE)).contains(new Deadline(SINCE.plus(DAY), Cause.LIFETIME_ENDED));
        assertThat(Lifetime.sliding(DAY).cappedAt(DAY).cap(SINCE))
                .contains(new Deadline(SINCE.plus(DAY), Cause.ABSOLUTE_LIFETIME_ENDED));
    }

    @Test
    void onATieTheCauseDeclaredFirstWins() {
        var capped = Lifetime.sliding(DAY).cappedAt(DAY);
        assertThat(capped.deadline(SINCE, SINCE).map(Deadline::cause)).contains(Cause.ABSOLUTE_LIFETIME_ENDED);
        assertThat(Deadline.earliest(List.of(
                                new Deadline(SINCE, Cause.INSTITUTION_MIGRATION),
                                new Deadline(SINCE, Cause.CONSENT_EXPIRED)))
                        .map(Deadline::cause))
                .contains(Cause.CONSENT_EXPIRED);
    }

    @Test
    void aYearOfSlidingIs365DaysAndNoCalendarYear() {
        var leapDay = Instant.parse("2024-02-29T00:00:00Z");
        assertThat(Lifetime.sliding(Duration.ofDays(365))
                        .deadline(leapDay, leapDay)
                        .map(Deadline::at))
                .contains(Instant.parse("2025-02-28T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S", "P36525DT0.001S"})
    void aLifetimeOutOfRangeDoesNotConstruct(Duration length) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lifetime.fixed(length));
        assertThatIllegalArgumentException().isThrownBy(() -> Lifetime.sliding(length));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifetime.sliding(Duration.ofMillis(1)).cappedAt(length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "P36525D"})
    void theShortestAndTheLongestLifetimeConstruct(Duration length) {
        assertThat(Lifetime.fixed(length).deadline(SINCE, SINCE)).isNotEqualTo(Option.none());
    }

    @Test
    void aCapBelowTheIdleTimeDoesNotConstruct() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifetime.sliding(DAY).cappedAt(DAY.minusMillis(1)));
    }

    @Test
    void aDeadlineIsTruncatedDownSoThatNoLifeIsLonger() {
        var deadline = new Deadline(SINCE.plusNanos(1_999_999), Cause.LIFETIME_ENDED);
        assertThat(deadline.at()).isEqualTo(SINCE.plusMillis(1));
        assertThat(new Deadline(Instant.EPOCH.minusNanos(1), Cause.LIFETIME_ENDED).at())
                .isEqualTo(Instant.EPOCH.minusMillis(1));
    }

    @Test
    void aDeadlineInTheLastSecondIsTheLastInstantOnlyIfThatIsMeant() {
        var second = Duration.ofSeconds(Deadline.LAST.getEpochSecond());
        assertThat(Deadline.after(Instant.EPOCH, second, Cause.LIFETIME_ENDED).at())
                .isEqualTo(Deadline.LAST.minusMillis(999));
        assertThat(Deadline.after(Instant.EPOCH, second.plusSeconds(1), Cause.LIFETIME_ENDED)
                        .at())
                .isEqualTo(Deadline.LAST);
    }

    @Test
    void aDeadlineThatWouldOverflowIsTheLastInstantThereIs() {
        assertThat(Lifetime.fixed(Lifetime.LONGEST)
                        .deadline(Deadline.LAST, Deadline.LAST)
                        .map(Deadline::at))
                .contains(Deadline.LAST);
        assertThat(Lifetime.sliding(DAY).deadline(Instant.MAX, Instant.MAX).map(Deadline::at))
                .contains(Deadline.LAST);
    }

    @Test
    void atTheDeadlineItselfItIsOver() {
        var deadline = new Deadline(SINCE, Cause.LIFETIME_ENDED);
        assertThat(deadline.passedBy(SINCE.minusMillis(1))).isFalse();
        assertThat(deadline.passedBy(SINCE)).isTrue();
        assertThat(deadline.passedBy(SINCE.plusMillis(1))).isTrue();
    }
}
