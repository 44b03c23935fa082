package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.token.Purpose;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
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

    private static final Map<String, BiFunction<ConnectionRules.Builder, Duration, ConnectionRules.Builder>> LENGTHS =
            LinkedHashMap.<String, BiFunction<ConnectionRules.Builder, Duration, ConnectionRules.Builder>>empty()
                    .put("call timeout", (rules, length) -> rules.callTimeout(length))
                    .put("skew", (rules, length) -> rules.skew(length))
                    .put("lease", (rules, length) -> rules.leaseLength(length))
                    .put("busy pause", (rules, length) -> rules.busyPause(length))
                    .put("first pause", (rules, length) -> rules.firstPause(length))
                    .put("longest pause", (rules, length) -> rules.longestPause(length))
                    .put("span of trouble", (rules, length) -> rules.troubleSpan(length))
                    .put("long interval", (rules, length) -> rules.longInterval(length))
                    .put("time of freshness", (rules, length) -> rules.freshFor(length))
                    .put("issuer's window", (rules, length) -> rules.issuerWindow(length))
                    .put("public token's lifetime", (rules, length) -> rules.publicTokenLifetime(length))
                    .put(
                            "refresh token's idle lifetime",
                            (rules, length) -> rules.refreshIdleLifetime(Option.of(length)))
                    .put("refresh margin", (rules, length) -> rules.refreshMargin(length));

    // what constructs

    @Test
    void aLeaseIsLongerThanACallAndTheSkewTogether() {
        var rules = ConnectionRules.builder()
                .callTimeout(Duration.ofSeconds(30))
                .skew(Duration.ofSeconds(5))
                .issuerWindow(Duration.ZERO);
        var longEnough = Duration.ofSeconds(35).plus(TICK);
        assertThat(rules.leaseLength(longEnough).build().leaseLength()).isEqualTo(longEnough);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.leaseLength(Duration.ofSeconds(35)).build());
    }

    @Test
    void everyLengthHasItsBounds() {
        for (var length : LENGTHS) {
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
        var rules = ConnectionRules.builder()
                .callTimeout(TICK)
                .skew(Duration.ZERO)
                .leaseLength(DAY)
                .busyPause(TICK)
                .firstPause(DAY)
                .longestPause(DAY)
                .troubleSpan(DAY)
                .longInterval(DAY)
                .freshFor(DAY)
                .issuerWindow(Duration.ZERO)
                .publicTokenLifetime(TICK)
                .refreshIdleLifetime(Option.of(TICK))
                .refreshMargin(Lifetime.LONGEST)
                .build();
        assertThat(rules.troubleSpan()).isEqualTo(DAY);
        assertThat(ConnectionRules.builder()
                        .issuerWindow(DAY)
                        .freshFor(Duration.ZERO)
                        .troubleSpan(Lifetime.LONGEST)
                        .longInterval(Lifetime.LONGEST)
                        .publicTokenLifetime(Lifetime.LONGEST)
                        .refreshIdleLifetime(Option.of(Lifetime.LONGEST))
                        .build()
                        .issuerWindow())
                .isEqualTo(DAY);
        for (var beyond : List.<Function<ConnectionRules.Builder, ConnectionRules.Builder>>of(
                it -> it.callTimeout(Duration.ofNanos(999_999)),
                it -> it.leaseLength(DAY.plus(TICK)),
                it -> it.longestPause(DAY.plus(TICK)),
                it -> it.busyPause(Duration.ZERO),
                it -> it.firstPause(Duration.ZERO),
                it -> it.troubleSpan(Duration.ofHours(1).minus(TICK)),
                it -> it.longInterval(Duration.ofHours(1).minus(TICK)),
                it -> it.freshFor(DAY.plus(TICK)),
                it -> it.issuerWindow(DAY.plus(TICK)),
                it -> it.publicTokenLifetime(Duration.ZERO),
                it -> it.refreshIdleLifetime(Option.of(Duration.ZERO)),
                it -> it.refreshMargin(Lifetime.LONGEST.plus(TICK))))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> beyond.apply(ConnectionRules.builder()).build());
    }

    @Test
    void theLongestPauseIsNotShorterThanTheFirst() {
        var rules = ConnectionRules.builder().firstPause(Duration.ofSeconds(9));
        assertThat(rules.longestPause(Duration.ofSeconds(9)).build().longestPause())
                .isEqualTo(Duration.ofSeconds(9));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rules.longestPause(Duration.ofSeconds(9).minus(TICK)).build());
    }

    @Test
    void theFirstRetryAfterALapsedLeaseAndSoAfterACallFallsInsideTheIssuersWindow() {
        var together = Duration.ofSeconds(15 + 2 + 3);
        assertThat(ConnectionRules.builder()
                        .issuerWindow(together.plus(TICK))
                        .build()
                        .issuerWindow())
                .isEqualTo(together.plus(TICK));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ConnectionRules.builder().issuerWindow(together).build())
                .withMessageContaining("a lease, the skew and the first pause");
    }

    @Test
    void anIssuerWithoutAWindowLimitsNothing() {
        assertThat(ConnectionRules.builder()
                        .issuerWindow(Duration.ZERO)
                        .leaseLength(Duration.ofMinutes(5))
                        .firstPause(Duration.ofMinutes(5))
                        .build()
                        .issuerWindow())
                .isZero();
    }

    @Test
    void theDefaultsFitTheShortestWindowThatIsUsual() {
        var rules = ConnectionRules.builder().build();
        assertThat(rules.issuerWindow()).isEqualTo(Duration.ofSeconds(30));
        assertThat(rules.callTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(rules.leaseLength()).isEqualTo(Duration.ofSeconds(15));
        assertThat(rules.skew()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rules.firstPause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(rules.busyPause()).isEqualTo(Duration.ofMillis(500));
        assertThat(rules.longestPause()).isEqualTo(Duration.ofHours(1));
        assertThat(rules.troubleSpan()).isEqualTo(DAY);
        assertThat(rules.longInterval()).isEqualTo(Duration.ofHours(6));
        assertThat(rules.freshFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rules.publicTokenLifetime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(rules.refreshIdleLifetime()).isEqualTo(Option.none());
        assertThat(rules.retriesAfterWindow()).isTrue();
        assertThat(rules.lendsUntilTheEnd()).isTrue();
        assertThat(rules.reauthorizesWhileConnected()).isTrue();
    }

    // pauses

    @Test
    void aPauseDoublesUpToTheLongest() {
        assertThat(List.of(1, 2, 3, 10, 11, 12, 33, 1_000)
                        .map(failed -> pauseAfter(ConnectionRules.builder().build(), failed)
                                .toSeconds()))
                .containsExactly(3L, 6L, 12L, 1_536L, 3_072L, 3_600L, 3_600L, 3_600L);
    }

    @Test
    void aPauseDoublesExactlyWhateverTheLongestIs() {
        var longest = Duration.ofHours(1).plus(TICK);
        var rules = ConnectionRules.builder()
                .issuerWindow(Duration.ZERO)
                .firstPause(Duration.ofMinutes(30))
                .longestPause(longest)
                .build();
        assertThat(pauseAfter(rules, 2)).isEqualTo(Duration.ofHours(1));
        assertThat(pauseAfter(rules, 3)).isEqualTo(longest);
    }

    @Test
    void theProviderMayMakeUsWaitForADay() {
        var rules = ConnectionRules.builder().build();
        for (var asked : List.of(Duration.ofHours(2), DAY))
            assertThat(rules.retryAt(Option.none(), Option.none(), asked, NOW)).isEqualTo(NOW.plus(asked));
        for (var asked : List.of(DAY.plus(TICK), ENDLESS))
            assertThat(rules.retryAt(Option.none(), Option.none(), asked, NOW)).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void aTroubleIsForgottenASpanAfterItsPause() {
        var rules = ConnectionRules.builder().build();
        var trouble = Option.of(new Trouble(Trouble.Source.API, 4, NOW.plus(DAY), NOW.plusSeconds(24)));
        var forgotten = NOW.plusSeconds(24).plus(DAY);
        assertThat(rules.remembered(trouble, forgotten.minus(TICK))).isEqualTo(trouble);
        assertThat(rules.remembered(trouble, forgotten)).isEmpty();
        assertThat(rules.troubleAfter(trouble, Trouble.Source.API, forgotten))
                .isEqualTo(new Trouble(Trouble.Source.API, 1, forgotten.plus(DAY), forgotten.plusSeconds(3)));
    }

    @Test
    void aTroubleHasAFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Trouble(Trouble.Source.API, 0, NOW, NOW));
    }

    // leases

    @Test
    void aLeaseLeavesTimeForTheCallBeforeOthersTakeOver() {
        var rules = ConnectionRules.builder().build();
        var lease = rules.lease(Story.keeping().withLeases(6), Option.none(), NOW);
        assertThat(lease.number()).isEqualTo(7);
        assertThat(lease.sendBy().plus(rules.callTimeout()).plus(rules.skew())).isEqualTo(lease.lapsesAt());
        assertThat(lease.sendBy()).isAfter(NOW.plus(rules.skew()));
        assertThat(lease.mayStillSend(lease.sendBy().minus(TICK))).isTrue();
        assertThat(lease.mayStillSend(lease.sendBy())).isFalse();
        assertThat(lease.retryAt()).isEqualTo(lease.lapsesAt().plus(rules.firstPause()));
        assertThat(lease.windowEndsAt()).isEqualTo(NOW.plus(rules.issuerWindow()));
        assertThat(lease.asksAt()).isEqualTo(NOW.plus(rules.troubleSpan()));
    }

    @Test
    void everyInstantIsKeptInMillisecondsAndEndsWithTheYear9999() {
        var rules = ConnectionRules.builder()
                .callTimeout(Duration.ofNanos(1_500_001))
                .skew(Duration.ofNanos(1_700_001))
                .leaseLength(Duration.ofNanos(60_000_000_007L))
                .firstPause(Duration.ofNanos(30_000_000_009L))
                .issuerWindow(Duration.ofNanos(120_000_000_011L))
                .troubleSpan(Duration.ofNanos(86_400_000_000_013L))
                .longInterval(Duration.ofNanos(21_600_000_000_017L))
                .freshFor(Duration.ofNanos(60_000_000_019L))
                .refreshMargin(Duration.ofNanos(3_300_001))
                .build();
        for (var now : List.of(NOW, Deadline.LAST.minusSeconds(31), Deadline.LAST, Instant.MAX)) {
            var lease = rules.lease(Story.keeping(), Option.none(), now);
            var trouble = rules.troubleAfter(Option.none(), Trouble.Source.API, now);
            var story = Story.awaitingAuthorization(rules).at(now);
            var credential = story.fresh(Option.of(Duration.ofNanos(3_600_000_000_001L)));
            var instants = List.of(
                            lease.sendBy(),
                            lease.lapsesAt(),
                            lease.retryAt(),
                            lease.windowEndsAt(),
                            lease.asksAt(),
                            trouble.asksAt(),
                            trouble.until(),
                            rules.freshUntil(now))
                    .appendAll(credential.expiresAt());
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

    private static Duration pauseAfter(ConnectionRules rules, int failed) {
        var earlier = Option.when(
                failed > 1, () -> new Trouble(Trouble.Source.TOKEN_ENDPOINT, failed - 1, NOW.plus(DAY), NOW));
        return Duration.between(NOW, rules.retryAt(earlier, Option.none(), Duration.ZERO, NOW));
    }
}
