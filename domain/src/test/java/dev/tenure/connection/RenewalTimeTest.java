package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The instant from which a scheduler renews a credential that nobody asks for, in each state. */
class RenewalTimeTest {
    private static final Duration MONTH = Duration.ofDays(28);
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    @Test
    void aStateWithoutACredentialIsNeverRenewed() {
        for (var story : List.of(Story.awaitingAuthorization(), Story.unauthenticated(), Story.closed()))
            assertThat(story.connection().renewsAt()).isEqualTo(Option.none());
        assertThat(Story.connected()
                        .keptFor(MONTH)
                        .after(Connection::close)
                        .connection()
                        .renewsAt())
                .isEqualTo(Option.none());
    }

    @Test
    void aCredentialWhoseRefreshTokenHasNoEndWaitsUntilSomebodyAsksForIt() {
        for (var story :
                List.of(Story.connected(), Story.needsUpdate(), Story.apiRefuses(), Story.lasting(), putOff(0)))
            assertThat(story.connection().renewsAt()).isEqualTo(Option.none());
    }

    @Test
    void anIdleCredentialIsRenewedBeforeItsRefreshTokenEnds() {
        for (var story : List.of(Story.connected(), Story.needsUpdate())) {
            var kept = story.keptFor(MONTH);
            assertThat(kept.connection().renewsAt()).contains(kept.now().plus(FORTNIGHT));
            assertThat(kept.later(FORTNIGHT).acquire(Purpose.MANAGEMENT).next()).isInstanceOf(Refreshing.class);
        }
    }

    @Test
    void aPauseComesFirst() {
        var kept = putOff(20).keptFor(MONTH);
        assertThat(kept.connection().renewsAt()).contains(kept.now().plus(FORTNIGHT));
        var due = Story.connected().keptFor(MONTH).later(FORTNIGHT).claimed();
        var paused = due.after((it, at) -> it.putOff(1, Duration.ofHours(20), Story.RENEWING, at));
        assertThat(paused.connection().renewsAt()).contains(due.now().plus(Duration.ofHours(20)));
        assertThat(paused.pauseOver().acquire(Purpose.MANAGEMENT).next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void whatIsBlockedIsNotRenewedUntilTheOperatorResumes() {
        for (var story : List.of(
                Story.refreshing().keptFor(MONTH),
                Story.inDoubt().keptFor(MONTH),
                Story.inDoubt().keptFor(MONTH).pauseOver().claimed())) {
            var blocked = story.after((it, at) -> it.misconfigured(story.lease(), "invalid_client", at));
            assertThat(blocked.connection().renewsAt()).isEqualTo(Option.none());
            assertThat(blocked.after(Connection::resumed).connection().renewsAt())
                    .isNotEmpty();
        }
    }

    @Test
    void aRefreshUnderWayIsTakenUpAgainIfItsHolderDies() {
        var story = Story.refreshing();
        var retryAt = story.claim().retryAt();
        assertThat(story.connection().renewsAt()).contains(retryAt);
        assertThat(story.at(retryAt).acquire(Purpose.MANAGEMENT).changes()).isTrue();
        assertThat(story.at(retryAt.minus(Story.TICK))
                        .acquire(Purpose.MANAGEMENT)
                        .changes())
                .isFalse();
    }

    @Test
    void aDoubtIsResolvedInsideTheIssuersWindow() {
        for (var story : List.of(Story.inDoubt(), Story.inDoubt().keptFor(MONTH))) {
            assertThat(story.connection().renewsAt()).contains(story.now().plusSeconds(3));
            assertThat(story.pauseOver().acquire(Purpose.MANAGEMENT).next()).isInstanceOf(Refreshing.class);
        }
    }

    @Test
    void aDoubtThatThePauseLeadsOutOfTheWindowWaitsForSomebodyToAsk() {
        var late = late(Duration.ofSeconds(30));
        assertThat(late.connection().renewsAt()).isEqualTo(Option.none());
        var inTime = late(Duration.ofSeconds(30).minus(Story.TICK));
        assertThat(inTime.connection().renewsAt()).isEqualTo(inTime.pauseEnd());
    }

    @Test
    void aLateDoubtIsResolvedBeforeTheRefreshTokenEndsOnceTheAccessTokenHas() {
        var late = late(Duration.ofMinutes(2));
        assertThat(late.keptFor(MONTH).connection().renewsAt())
                .contains(late.now().plus(FORTNIGHT));
        var end = late.credential().expiresAt().get();
        assertThat(late.pauseEnd().get()).isAfter(end);
        assertThat(late.keptFor(Duration.ofMillis(4)).connection().renewsAt()).isEqualTo(late.pauseEnd());
        var soon = late(Duration.ofSeconds(31)).keptFor(Duration.ofMillis(4));
        assertThat(soon.connection().renewsAt()).contains(end);
        assertThat(soon.at(end).acquire(Purpose.MANAGEMENT).next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aLateDoubtWhoseAccessTokenHasNoEndLendsThatAndWaits() {
        var endless = late(Duration.ofMinutes(2))
                .held(Story.awaitingAuthorization().fresh(Option.none()))
                .keptFor(MONTH);
        assertThat(endless.connection().renewsAt()).isEqualTo(Option.none());
    }

    /** In doubt, with this pause from the instant of the request on. */
    private static Story late(Duration asked) {
        return Story.refreshing().after((it, at) -> it.unanswered(1, asked, Story.RENEWING, at));
    }

    private static Story putOff(int hours) {
        return Story.refreshing().after((it, at) -> it.putOff(1, Duration.ofHours(hours), Story.RENEWING, at));
    }
}
