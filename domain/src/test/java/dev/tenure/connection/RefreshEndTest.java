package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The end of a refresh token: the credential is renewed long before it, and if that fails the host is warned, once. */
class RefreshEndTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HUNDRED_DAYS = Duration.ofDays(100);
    private static final Instant NOW = Story.START;

    // what is known of it

    @Test
    void theHostIsWarnedAWeekBeforeAndTheCredentialRenewedAFortnightBefore() {
        assertThat(endOf(HUNDRED_DAYS)).contains(new RefreshEnd(day(86), day(93), day(100)));
        assertThat(endOf(Duration.ofDays(28))).contains(new RefreshEnd(day(14), day(21), day(28)));
    }

    @Test
    void aShortLifeIsHalvedForTheRenewalAndQuarteredForTheWarning() {
        assertThat(endOf(DAY)).contains(new RefreshEnd(at(DAY.dividedBy(2)), at(Duration.ofHours(18)), day(1)));
        var shorter = Duration.ofDays(28).minus(Story.TICK);
        var quarter = shorter.dividedBy(4).truncatedTo(ChronoUnit.MILLIS);
        assertThat(endOf(shorter))
                .contains(new RefreshEnd(
                        at(shorter.minus(quarter).minus(quarter)), at(shorter.minus(quarter)), at(shorter)));
        for (var lifetime : List.of(1, 3, 5, 7).map(Duration::ofMillis)) {
            var end = endOf(lifetime).get();
            assertThat(end.renewsAt()).isAfter(NOW).isBeforeOrEqualTo(end.warnsAt());
            assertThat(end.warnsAt()).isBeforeOrEqualTo(end.at());
        }
    }

    @Test
    void everyInstantOfItIsStorable() {
        for (var now : List.of(NOW.plusNanos(7), Deadline.LAST.minusSeconds(31), Deadline.LAST)) {
            var end = credential()
                    .map(it -> Story.RENEWING.keptAlive(it, now, Option.of(Duration.ofNanos(7_200_000_000_001L))))
                    .flatMap(SealedCredential::refreshEnd)
                    .get();
            for (var instant : List.of(end.renewsAt(), end.warnsAt(), end.at()))
                assertThat(instant)
                        .isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS))
                        .isBeforeOrEqualTo(Deadline.LAST);
        }
    }

    @Test
    void aStatedLifetimeCountsBeforeThatOfTheRules() {
        var rules = ConnectionRules.builder()
                .refreshIdleLifetime(Option.of(HUNDRED_DAYS))
                .build();
        assertThat(endBy(rules, Option.of(DAY)).map(RefreshEnd::at)).contains(day(1));
        assertThat(endBy(rules, Option.of(Story.TICK)).map(RefreshEnd::at)).contains(at(Story.TICK));
        for (var none : List.of(
                Option.<Duration>none(),
                Option.of(Duration.ZERO),
                Option.of(DAY.negated()),
                Option.of(Duration.ofNanos(999_999))))
            assertThat(endBy(rules, none).map(RefreshEnd::at)).contains(day(100));
        assertThat(endBy(Story.RENEWING, Option.none())).isEmpty();
    }

    @Test
    void aCredentialWithoutARefreshTokenHasNoSuchEnd() {
        var alone = Story.awaitingAuthorization().without(Option.of(Story.LIFETIME));
        var rules =
                ConnectionRules.builder().refreshIdleLifetime(Option.of(DAY)).build();
        assertThat(rules.keptAlive(alone, NOW, Option.of(DAY))).isEqualTo(alone);
    }

    @Test
    void aRefreshTokenThatARenewalKeepsKeepsItsEndAndIsNotRenewedForItsSake() {
        var earlier = credential().map(it -> Story.RENEWING.keptAlive(it, NOW, Option.of(HUNDRED_DAYS)));
        var next = Story.connected().fresh();
        var kept = next.withRefreshAsBefore(earlier);
        assertThat(kept.refreshEnd()).contains(new RefreshEnd(day(100), day(93), day(100)));
        assertThat(kept.withRefreshEnd(endOf(HUNDRED_DAYS).get()))
                .isEqualTo(Story.RENEWING.keptAlive(next, NOW, Option.of(HUNDRED_DAYS)));
        assertThat(next.withRefreshAsBefore(Option.of(kept)).refreshEnd()).isEqualTo(kept.refreshEnd());
    }

    @Test
    void anEndThatTheProviderStatedAnewReplacesTheEarlierOne() {
        var earlier = credential().map(it -> Story.RENEWING.keptAlive(it, NOW, Option.of(HUNDRED_DAYS)));
        var next = Story.RENEWING.keptAlive(Story.connected().fresh(), NOW, Option.of(DAY));
        assertThat(next.withRefreshAsBefore(earlier)).isEqualTo(next);
        var without = Story.connected().fresh();
        assertThat(without.withRefreshAsBefore(credential())).isEqualTo(without);
        assertThat(without.withRefreshAsBefore(Option.none())).isEqualTo(without);
    }

    // the renewal

    @Test
    void aCredentialIsDueForItsRefreshTokensSakeFromTheInstantOnWhateverItsAccessToken() {
        var story = endless().keptFor(HUNDRED_DAYS).at(day(86));
        assertThat(story.acquire(Purpose.DATA).next()).isInstanceOf(Refreshing.class);
        assertThat(story.at(day(86).minus(Story.TICK)).acquire(Purpose.DATA).changes())
                .isFalse();
    }

    @Test
    void aQuietUserOfADayIsKeptForAYearByRenewalsAlone() {
        var story = endless().keptFor(DAY);
        while (story.now().isBefore(NOW.plus(Duration.ofDays(365)))) {
            story = story.at(story.connection().renewsAt().get()).claimed();
            assertThat(story.connection()).isInstanceOf(Refreshing.class);
            story = story.renewed().keptFor(DAY);
        }
        assertThat(story.settle().changes()).isFalse();
    }

    // the warning

    @Test
    void theHostIsWarnedAtTheInstantAndNotBeforeAndOnce() {
        for (var story : List.of(endless(), Story.needsUpdate(), Story.inDoubt())) {
            var kept = story.at(NOW).keptFor(HUNDRED_DAYS);
            var before = kept.at(day(93).minus(Story.TICK));
            assertThat(before.settle().changes()).isFalse();
            assertThat(kept.connection().due()).contains(day(93));
            var warned = kept.at(day(93)).settle();
            assertThat(warned.events())
                    .containsExactly(EventType.UPDATE_ADVISED
                            .because(Cause.LIFETIME_ENDED, day(93))
                            .with(Detail.DEADLINE, day(100).toString()));
            var later = kept.with(warned.next());
            assertThat(later.connection().due()).isEmpty();
            for (var now : List.of(day(93), day(99), day(100), day(200)))
                assertThat(later.at(now).settle().changes()).isFalse();
        }
    }

    @Test
    void aRenewalInTimeSparesTheWarningAndTheNextEndHasItsOwn() {
        var renewed = endless().keptFor(HUNDRED_DAYS).at(day(86)).claimed().renewed();
        assertThat(renewed.at(day(99)).settle().changes()).isFalse();
        var late = endless().keptFor(HUNDRED_DAYS).at(day(95)).settled();
        var next = late.claimed().renewed().keptFor(HUNDRED_DAYS);
        assertThat(next.at(day(95 + 93)).settle().events().map(Event::type)).containsExactly(EventType.UPDATE_ADVISED);
    }

    @Test
    void aRenewalUnderWayPutsTheWarningOffUntilItsLeaseLapses() {
        var renewing =
                endless().keptFor(HUNDRED_DAYS).at(day(93).minus(Story.TICK)).claimed();
        assertThat(renewing.connection().due()).contains(renewing.claim().lapsesAt());
        assertThat(renewing.at(day(93)).settle().changes()).isFalse();
        assertThat(renewing.at(renewing.claim().lapsesAt()).settle().events().map(Event::type))
                .containsExactly(EventType.REFRESH_IN_DOUBT, EventType.UPDATE_ADVISED);
    }

    @Test
    void anEndThatAWebhookAnnouncedIsNotWarnedOfAgain() {
        var told = endless()
                .keptFor(HUNDRED_DAYS)
                .after((it, at) -> it.endAnnounced(Option.none(), Option.of(day(100)), at));
        assertThat(told.connection().due()).isEmpty();
        assertThat(told.at(day(93)).settle().changes()).isFalse();
    }

    @Test
    void aWarningChangesNoHealth() {
        var warned = endless().keptFor(HUNDRED_DAYS).at(day(93)).settled();
        assertThat(warned.connection()).isInstanceOf(Connected.class);
        assertThat(warned.connection().data())
                .isEqualTo(Story.connected().connection().data().withAnnounced(day(100)));
    }

    private static Story endless() {
        return Story.connected().held(Story.awaitingAuthorization().fresh(Option.none()));
    }

    private static Option<SealedCredential> credential() {
        return Option.of(Story.awaitingAuthorization().fresh());
    }

    private static Option<RefreshEnd> endOf(Duration lifetime) {
        return endBy(Story.RENEWING, Option.of(lifetime));
    }

    private static Option<RefreshEnd> endBy(ConnectionRules rules, Option<Duration> stated) {
        return credential().flatMap(it -> rules.keptAlive(it, NOW, stated).refreshEnd());
    }

    private static Instant day(int day) {
        return at(Duration.ofDays(day));
    }

    private static Instant at(Duration later) {
        return NOW.plus(later);
    }
}
