package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.token.Purpose;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ConnectionRulesTest {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final Instant NOW = Story.START;

    private static final List<Duration> LIFETIMES = List.of(
            TICK,
            TICK.plusNanos(1),
            Duration.ofMillis(9),
            Duration.ofMillis(10),
            Duration.ofMillis(19).plusNanos(999_999),
            Duration.ofSeconds(1),
            Duration.ofSeconds(59),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            DAY,
            Duration.ofDays(365),
            Lifetime.LONGEST,
            ENDLESS);

    private static final List<Duration> MARGINS = List.of(
            Duration.ZERO,
            Duration.ofNanos(1),
            TICK.plusNanos(500_000),
            Duration.ofMinutes(1),
            Duration.ofDays(400),
            Lifetime.LONGEST);

    // what constructs

    @Test
    void aLeaseIsLongerThanACallAndTheSkewTogether() {
        var rules =
                ConnectionRules.builder().callTimeout(Duration.ofSeconds(30)).skew(Duration.ofSeconds(5));
        var longEnough = Duration.ofSeconds(35).plus(TICK);
        assertThat(rules.leaseLength(longEnough).build().leaseLength()).isEqualTo(longEnough);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.leaseLength(Duration.ofSeconds(35)).build());
    }

    @Test
    void everyLengthHasItsBounds() {
        var lengths =
                LinkedHashMap.<String, BiFunction<ConnectionRules.Builder, Duration, ConnectionRules.Builder>>empty()
                        .put("call timeout", (rules, length) -> rules.callTimeout(length))
                        .put("skew", (rules, length) -> rules.skew(length))
                        .put("lease", (rules, length) -> rules.leaseLength(length))
                        .put("busy pause", (rules, length) -> rules.busyPause(length))
                        .put("first pause", (rules, length) -> rules.firstPause(length))
                        .put("longest pause", (rules, length) -> rules.longestPause(length))
                        .put("refresh margin", (rules, length) -> rules.refreshMargin(length));
        for (var length : lengths) {
            for (var wrong : List.of(TICK.negated(), ENDLESS, ENDLESS.negated()))
                assertThatIllegalArgumentException()
                        .as(length._1() + " of " + wrong)
                        .isThrownBy(() -> length._2()
                                .apply(ConnectionRules.builder(), wrong)
                                .build())
                        .withMessageContaining(length._1());
        }
    }

    @Test
    void boundsThemselvesConstruct() {
        assertThat(ConnectionRules.builder()
                        .callTimeout(TICK)
                        .skew(Duration.ZERO)
                        .leaseLength(DAY)
                        .busyPause(TICK)
                        .firstPause(DAY)
                        .longestPause(DAY)
                        .refreshMargin(Lifetime.LONGEST)
                        .attempts(2)
                        .build()
                        .attempts())
                .isEqualTo(2);
        for (var beyond : List.<Function<ConnectionRules.Builder, ConnectionRules.Builder>>of(
                rules -> rules.callTimeout(Duration.ofNanos(999_999)),
                rules -> rules.leaseLength(DAY.plus(TICK)),
                rules -> rules.longestPause(DAY.plus(TICK)),
                rules -> rules.busyPause(Duration.ZERO),
                rules -> rules.firstPause(Duration.ZERO),
                rules -> rules.refreshMargin(Lifetime.LONGEST.plus(TICK))))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> beyond.apply(ConnectionRules.builder()).build());
    }

    @Test
    void theLongestPauseIsNotShorterThanTheFirst() {
        var rules = ConnectionRules.builder().firstPause(Duration.ofHours(1));
        assertThat(rules.longestPause(Duration.ofHours(1)).build().longestPause())
                .isEqualTo(Duration.ofHours(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rules.longestPause(Duration.ofHours(1).minus(TICK)).build());
    }

    @Test
    void attemptsGoOnForADayAtLeastAndNotForEver() {
        var rules = ConnectionRules.builder().firstPause(Duration.ofHours(1)).longestPause(Duration.ofHours(1));
        assertThat(rules.attempts(25).build().attempts()).isEqualTo(25);
        assertThat(rules.attempts(1_000).build().attempts()).isEqualTo(1_000);
        for (var attempts : List.of(24, 1_001, 1, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rules.attempts(attempts).build());
    }

    // pauses

    @Test
    void aPauseDoublesUpToTheLongest() {
        var rules = ConnectionRules.builder().build();
        assertThat(List.of(1, 2, 3, 7, 8, 9, 33, 1_000)
                        .map(failed -> rules.pauseAfter(failed).toSeconds()))
                .containsExactly(30L, 60L, 120L, 1_920L, 3_600L, 3_600L, 3_600L, 3_600L);
    }

    @Test
    void theProviderMayMakeUsWaitForADay() {
        var rules = ConnectionRules.builder().build();
        assertThat(rules.bounded(Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
        assertThat(rules.bounded(ENDLESS)).isEqualTo(DAY);
    }

    // leases

    @Test
    void aLeaseLeavesTimeForTheCallBeforeOthersTakeOver() {
        var rules = ConnectionRules.builder().build();
        var lease = rules.lease(Story.keeping(), new Attempts(0, rules.attempts()), NOW);
        assertThat(lease.sendBy().plus(rules.callTimeout()).plus(rules.skew())).isEqualTo(lease.lapsesAt());
        assertThat(lease.sendBy()).isAfter(NOW.plus(rules.skew()));
        assertThat(lease.mayStillSend(lease.sendBy().minus(TICK))).isTrue();
        assertThat(lease.mayStillSend(lease.sendBy())).isFalse();
        assertThat(lease.retryAt()).isEqualTo(lease.lapsesAt().plus(rules.firstPause()));
    }

    @Test
    void everyInstantIsKeptInMillisecondsAndEndsWithTheYear9999() {
        var rules = ConnectionRules.builder()
                .callTimeout(Duration.ofNanos(1_500_001))
                .skew(Duration.ofNanos(1_700_001))
                .leaseLength(Duration.ofNanos(60_000_000_007L))
                .firstPause(Duration.ofNanos(30_000_000_009L))
                .refreshMargin(Duration.ofNanos(3_300_001))
                .build();
        for (var now : List.of(NOW, Deadline.LAST.minusSeconds(31), Deadline.LAST, Instant.MAX)) {
            var lease = rules.lease(Story.keeping(), new Attempts(5, rules.attempts()), now);
            var credential =
                    Story.awaitingAuthorization(rules).at(now).fresh(Option.of(Duration.ofNanos(3_600_000_000_001L)));
            var instants =
                    List.of(lease.sendBy(), lease.lapsesAt(), lease.retryAt()).appendAll(credential.expiresAt());
            assertThat(instants).allSatisfy(instant -> {
                assertThat(instant).isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
                assertThat(instant).isBeforeOrEqualTo(Deadline.LAST);
            });
        }
        var safeUntil = Story.awaitingAuthorization(rules).fresh().safeUntil().get();
        assertThat(safeUntil).isEqualTo(safeUntil.truncatedTo(ChronoUnit.MILLIS));
    }

    // credentials

    @Test
    void aCredentialIsSafeForAsLongAsItLivesFromBeforeItWasAskedForLessTheMargin() {
        var credential = Story.awaitingAuthorization().fresh(Option.of(Duration.ofHours(1)));
        assertThat(credential.expiresAt()).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(credential.safeUntil()).contains(NOW.plus(Duration.ofMinutes(59)));
    }

    @Test
    void theMarginIsATenthOfTheLifetimeAtMostAndAFreshCredentialIsNeverDueAtOnce() {
        for (var margin : MARGINS)
            for (var lifetime : LIFETIMES)
                for (var askedAt : List.of(NOW, Deadline.LAST.minusSeconds(30), Deadline.LAST.minus(TICK))) {
                    var story = Story.awaitingAuthorization(ConnectionRules.builder()
                                    .refreshMargin(margin)
                                    .build())
                            .at(askedAt);
                    var credential = story.fresh(Option.of(lifetime));
                    var lives = Duration.between(askedAt, credential.expiresAt().get());
                    var left = Duration.between(
                            credential.safeUntil().get(), credential.expiresAt().get());
                    assertThat(lives).as(margin + ", " + lifetime).isPositive().isLessThanOrEqualTo(lifetime);
                    assertThat(left).isLessThan(lives).isLessThanOrEqualTo(lives.dividedBy(10));
                    assertThat(left).isLessThanOrEqualTo(margin.plus(TICK));
                    assertThat(credential.isDue(askedAt)).isFalse();
                    assertThat(story.obtained()
                                    .with(new Connected(Story.keeping(), credential))
                                    .acquire(Purpose.DATA)
                                    .changes())
                            .isFalse();
                }
    }

    @Test
    void aLifetimeThatIsNoneSaysNothing() {
        for (var none : List.of(
                Duration.ZERO, TICK.negated(), ENDLESS.negated(), Duration.ofNanos(1), Duration.ofNanos(999_999))) {
            var credential = Story.awaitingAuthorization().fresh(Option.of(none));
            assertThat(credential.expiresAt()).as("" + none).isEmpty();
            assertThat(credential.safeUntil()).isEmpty();
            assertThat(credential.isDue(Deadline.LAST)).isFalse();
        }
        assertThat(Story.awaitingAuthorization().fresh(Option.none()).safeUntil())
                .isEmpty();
    }
}
