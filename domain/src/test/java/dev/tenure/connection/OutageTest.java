package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An outage of any length, of the API or of the token endpoint, loses nothing, and its end restores the connection. */
class OutageTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    // the API

    @Test
    void anApiThatRefusesEveryTokenPausesForLongerEachTime() {
        var story = Story.paused();
        var pauses = List.of(pause(story));
        while (pauses.size() < 13) {
            story = story.pauseOver().refusedAgain();
            if (!pause(story).isZero()) pauses = pauses.append(pause(story));
        }
        assertThat(pauses.map(Duration::toSeconds))
                .containsExactly(3L, 6L, 12L, 24L, 48L, 96L, 192L, 384L, 768L, 1_536L, 3_072L, 3_600L, 3_600L);
    }

    @Test
    void anApiThatRefusesEveryTokenForAMonthPurgesNothing() {
        var story = Story.paused();
        var end = story.now().plus(Duration.ofDays(30));
        while (story.now().isBefore(end)) {
            story = story.pauseOver().refusedAgain();
            assertThat(story.connection()).isInstanceOf(Idle.class);
            assertThat(story.credential().refresh()).isNotEmpty();
        }
        assertThat(story.served().connection()).isInstanceOf(Connected.class);
    }

    @Test
    void afterADayOfRefusalsTheUserIsAskedForOnce() {
        var story = Story.paused();
        var begun = story.now();
        var asked = List.<Event>empty();
        while (story.now().isBefore(begun.plus(Duration.ofDays(4)))) {
            var tried = story.pauseOver().claimed();
            if (tried.connection() instanceof Refreshing) tried = tried.renewed();
            var version = tried.version();
            var decided = tried.decide((it, at) -> it.accessRefused(version, Story.RENEWING, at));
            asked = asked.appendAll(decided.events().filter(it -> it.type() == EventType.UPDATE_REQUIRED));
            story = tried.with(decided.next());
        }
        assertThat(asked.flatMap(Event::cause)).containsExactly(Cause.API_REFUSES);
        assertThat(Duration.between(begun, asked.head().recordedAt())).isBetween(DAY.minus(HOUR), DAY);
        assertThat(((NeedsUpdate) story.connection()).updateReason())
                .isEqualTo(UpdateReason.of(UpdateCause.API_REFUSES));
    }

    @Test
    void onceTheUserIsAskedForTheCredentialIsKeptAndTriedEverySixHours() {
        var story = Story.apiRefuses();
        for (var times = 0; times < 4; times++) {
            var again = story.pauseOver().refusedAgain();
            while (pause(again).isZero()) again = again.refusedAgain();
            assertThat(pause(again)).isEqualTo(Story.RENEWING.longInterval());
            var waiting = again.later(Duration.ofHours(6).minus(Story.TICK));
            for (var use : Purpose.values()) {
                assertThat(waiting.acquire(use).reply())
                        .isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.API_REFUSES)));
                assertThat(again.later(Duration.ofHours(6)).acquire(use).reply().isRight())
                        .isTrue();
            }
            story = again;
        }
    }

    @Test
    void theFirstSuccessRestoresTheConnectionWithoutItsUser() {
        var story = Story.apiRefuses().pauseOver().claimed().renewed();
        var served = story.decide((it, at) -> it.accessSucceeded(story.version(), at));
        assertThat(served.events().map(Event::type)).containsExactly(EventType.CONNECTION_RESTORED);
        assertThat(served.next()).isInstanceOf(Connected.class);
        assertThat(served.next().sealedCredential()).contains(story.credential());
        assertThat(served.next().data().trouble()).isEmpty();
        assertThat(served.next().data().freshUntil()).isEmpty();
        assertThat(served.next().data().healthVersion())
                .isEqualTo(story.connection().data().healthVersion() + 1);
    }

    @Test
    void aNewOutageBeginsWithAShortPauseAndADayOfItsOwn() {
        var well = Story.apiRefuses().pauseOver().claimed().renewed().served();
        var again = well.refused().claimed().renewed().refused();
        assertThat(again.trouble())
                .isEqualTo(new Trouble(
                        Trouble.Source.API, 1, well.now().plus(DAY), well.now().plus(Story.RENEWING.firstPause())));
    }

    @Test
    void theUserOrThePollMayEndTheWaitingToo() {
        for (var end : List.<Story.Command<Connection>>of(
                (it, at) -> it.updateSucceeded(at),
                (it, at) -> it.statusPolled(new RemoteStatus(it.data().healthVersion(), Option.none()), at))) {
            var well = Story.apiRefuses().after(end);
            assertThat(well.connection()).isInstanceOf(Connected.class);
            assertThat(well.connection().data().trouble()).isEmpty();
        }
    }

    @Test
    void aRenewalAloneDoesNotProveThatTheApiWorks() {
        var renewed = Story.apiRefuses().pauseOver().claimed().renewed();
        assertThat(renewed.connection()).isInstanceOf(NeedsUpdate.class);
        assertThat(renewed.connection().data().trouble())
                .isEqualTo(Story.apiRefuses().connection().data().trouble());
        var forgotten = Story.apiRefuses().pauseOver().later(DAY);
        assertThat(forgotten
                        .at(forgotten.now().minus(Story.TICK))
                        .claimed()
                        .renewed()
                        .connection())
                .isInstanceOf(NeedsUpdate.class);
        assertThat(forgotten.claimed().renewed().connection()).isInstanceOf(Connected.class);
    }

    @Test
    void aSuccessRestoresAlsoIfTheTokenEndpointFailedMeanwhile() {
        var failed = Story.apiRefuses().pauseOver().claimed().failed().renewed();
        assertThat(failed.connection()).isInstanceOf(Connected.class);
        var doubtful = Story.apiRefuses().pauseOver().claimed().failed();
        var served = doubtful.served();
        assertThat(served.connection().data().updateReason()).isEmpty();
        assertThat(served.connection().data().trouble())
                .isEqualTo(doubtful.connection().data().trouble());
    }

    @Test
    void aCredentialThatNothingRenewsWaitsAsLong() {
        var story = Story.lasting().refused();
        assertThat(pause(story)).isEqualTo(Story.LASTING.firstPause());
        while (story.connection() instanceof Connected) {
            var failures = story.trouble().failures();
            story = story.pauseOver().refused();
            assertThat(story.trouble().failures()).isEqualTo(failures + 1);
        }
        assertThat(story.credential()).isEqualTo(Story.lasting().credential());
        assertThat(story.connection().data().updateReason()).contains(UpdateReason.of(UpdateCause.API_REFUSES));
        assertThat(Duration.between(Story.START, story.now())).isBetween(DAY.minus(HOUR), DAY);
        assertThat(story.served().connection()).isInstanceOf(Connected.class);
        var dead = story.after((it, at) -> it.accessEnded(1, Story.LASTING, at));
        assertThat(((Unauthenticated) dead.connection()).cause()).isEqualTo(Cause.ACCESS_REFUSED);
    }

    // the token endpoint

    @Test
    void aTokenEndpointThatIsSilentForADayAsksForTheUserOnceAndKeepsTheCredential() {
        var story = Story.refreshing();
        var begun = story.now();
        var asked = List.<Event>empty();
        while (story.now().isBefore(begun.plus(Duration.ofDays(4)))) {
            var lease = story.lease();
            var decided = story.decide((it, at) -> it.unanswered(lease, Story.RENEWING, at));
            asked = asked.appendAll(decided.events().filter(it -> it.type() == EventType.UPDATE_REQUIRED));
            story = story.with(decided.next()).retriable().claimed();
        }
        assertThat(asked.flatMap(Event::cause)).containsExactly(Cause.REFRESH_UNANSWERED);
        assertThat(Duration.between(begun, asked.head().recordedAt())).isBetween(DAY.minus(HOUR), DAY);
        assertThat(story.credential()).isEqualTo(Story.connected().credential());
    }

    @Test
    void aSilentTokenEndpointIsTriedEverySixHoursOnceTheUserIsAskedFor() {
        var story = Story.silent();
        for (var times = 0; times < 4; times++) {
            story = story.pauseOver().claimed().failed();
            assertThat(pause(story)).isEqualTo(Story.RENEWING.longInterval());
            var waiting = story.later(Duration.ofHours(6).minus(Story.TICK));
            assertThat(waiting.acquire(Purpose.DATA).reply())
                    .isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.REFRESH_UNANSWERED)));
        }
        var well = story.pauseOver().claimed().renewed();
        assertThat(well.connection()).isInstanceOf(Connected.class);
        assertThat(well.connection().data().trouble()).isEmpty();
    }

    @Test
    void noPollAndNoSuccessOfAnOldTokenProvesThatTheTokenEndpointWorks() {
        var silent = Story.silent();
        var version = silent.connection().data().healthVersion();
        for (var said : List.<Story.Command<Connection>>of(
                (it, at) -> it.statusPolled(new RemoteStatus(version, Option.none()), at),
                (it, at) -> it.accessSucceeded(silent.version(), at)))
            assertThat(silent.decide(said).changes()).isFalse();
        assertThat(silent.after(Connection::updateSucceeded).connection().data().updateReason())
                .isEmpty();
    }

    @Test
    void aTokenEndpointThatPutsEverythingOffForADayAsksForTheUserToo() {
        for (var failure : List.<Story.Command<Connection>>of(
                (it, at) -> it.notSent(it.data().leases(), Story.RENEWING, at),
                (it, at) -> it.putOff(it.data().leases(), Duration.ZERO, Story.RENEWING, at))) {
            var story = Story.connected().ended().claimed().after(failure);
            while (story.connection() instanceof Connected)
                story = story.retriable().claimed().after(failure);
            assertThat(story.connection().data().updateReason())
                    .contains(UpdateReason.of(UpdateCause.REFRESH_UNANSWERED));
            assertThat(story.credential()).isEqualTo(Story.connected().credential());
            assertThat(story.pauseOver().claimed().renewed().connection()).isInstanceOf(Connected.class);
        }
    }

    @Test
    void aTroubleOfLongAgoDoesNotAskForTheUserAtTheNextLostAnswer() {
        var lasting = Story.paused().held(Story.paused().fresh(Option.none()));
        for (var old : List.of(lasting, Story.paused())) {
            var later = old.later(Duration.ofDays(30)).refused().claimed();
            assertThat(later.connection().data().trouble()).isEmpty();
            var failed = later.failed();
            assertThat(failed.connection().data().updateReason()).isEmpty();
            assertThat(failed.trouble().failures()).isEqualTo(1);
            assertThat(pause(failed)).isEqualTo(Story.RENEWING.firstPause());
        }
    }

    @Test
    void failuresOfBothEndpointsAddUpToOneTrouble() {
        var story = Story.paused().pauseOver().refused().claimed();
        var failed = story.after((it, at) -> it.notSent(story.lease(), Story.RENEWING, at));
        assertThat(failed.trouble().failures()).isEqualTo(2);
        assertThat(failed.trouble().source()).isEqualTo(Trouble.Source.TOKEN_ENDPOINT);
        assertThat(failed.trouble().asksAt()).isEqualTo(Story.paused().trouble().asksAt());
    }

    // the operator

    @Test
    void theOperatorEndsAPauseAndTheFailuresStillCount() {
        for (var story : List.of(Story.paused(), Story.inDoubt().failed(), putOff())) {
            var resumed = story.decide(Connection::resumed);
            assertThat(resumed.events().map(Event::type)).containsExactly(EventType.REFRESH_RESUMED);
            assertThat(resumed.next().data().trouble().get().until()).isEqualTo(story.now());
            assertThat(resumed.next().data().trouble().get().failures())
                    .isEqualTo(story.trouble().failures());
            assertThat(resumed.next().data().trouble().get().asksAt())
                    .isEqualTo(story.trouble().asksAt());
            var again = story.with(resumed.next());
            assertThat(again.standing(SealedCredential.Acceptance.REFUSED)
                            .claimed()
                            .connection())
                    .isInstanceOf(Refreshing.class);
            assertThat(again.decide(Connection::resumed).changes()).isFalse();
        }
    }

    @Test
    void theOperatorDoesNotLengthenAPauseThatIsOver() {
        var blocked = Story.inDoubt().later(DAY);
        var known = blocked.with(((WithCredential) blocked.connection())
                .with(blocked.connection().data().withBlocked(true)));
        var resumed = known.after(Connection::resumed);
        assertThat(resumed.connection().data().blocked()).isFalse();
        assertThat(resumed.trouble()).isEqualTo(blocked.trouble());
    }

    // the login

    @Test
    void aPauseOfALoginThatNeedsItsUserIsToldAsAPauseToThoseWhoManageIt() {
        var sick = putOff().after((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED), at))
                .standing(SealedCredential.Acceptance.REFUSED);
        assertThat(sick.acquire(Purpose.MANAGEMENT).reply())
                .isEqualTo(Either.left(new Rejection.Busy(Story.RENEWING.firstPause())));
        assertThat(sick.acquire(Purpose.DATA).reply())
                .isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.LOGIN_REQUIRED)));
    }

    private static Story putOff() {
        return Story.refreshing().after((it, at) -> it.putOff(1, Duration.ZERO, Story.RENEWING, at));
    }

    private static Duration pause(Story story) {
        var until = story.trouble().until();
        return until.isBefore(story.now()) ? Duration.ZERO : Duration.between(story.now(), until);
    }
}
