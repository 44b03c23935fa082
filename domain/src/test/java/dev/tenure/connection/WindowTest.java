package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A lost answer is asked for again while the issuer repeats it, and afterwards when there is nothing else to lend. */
class WindowTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);

    // inside

    @Test
    void theRetryAfterALapsedLeaseIsSentInsideThirtySeconds() {
        var first = Story.refreshing();
        var retry = first.at(first.claim().retryAt());
        assertThat(Duration.between(first.now(), retry.now())).isEqualTo(Duration.ofSeconds(17 + 3));
        var second = retry.decide((it, at) -> it.acquire(Purpose.DATA, Story.RENEWING, at));
        assertThat(second.events().map(Event::type))
                .containsExactly(EventType.REFRESH_IN_DOUBT, EventType.REFRESH_STARTED);
        assertThat(((Refreshing) second.next()).lease().sendBy())
                .isBefore(first.now().plus(WINDOW));
        assertThat(retry.at(retry.now().minus(Story.TICK)).acquire(Purpose.DATA).changes())
                .isFalse();
    }

    @Test
    void theRetryAfterACallWithoutAnswerIsSentInsideThirtySeconds() {
        var first = Story.refreshing();
        var lastAnswer = first.claim().sendBy().plus(Story.RENEWING.callTimeout());
        for (var heard : List.of(first.now(), first.now().plus(Story.RENEWING.callTimeout()), lastAnswer)) {
            var failed = first.at(heard).failed();
            assertThat(failed.pauseEnd()).contains(heard.plusSeconds(3));
            var second = failed.pauseOver().claimed();
            assertThat(second.connection()).isInstanceOf(Refreshing.class);
            assertThat(second.claim().sendBy()).isBefore(first.now().plus(WINDOW));
        }
    }

    @Test
    void pausesDoNotGrowWhileTheWindowIsOpenNorBecauseOfItsFailuresAfterwards() {
        var story = Story.inDoubt().standing(SealedCredential.Acceptance.REFUSED);
        var pauses = List.<Long>empty();
        while (pauses.size() < 12) {
            pauses = pauses.append(
                    Duration.between(story.now(), story.pauseEnd().get()).toSeconds());
            story = story.pauseOver().claimed().failed();
        }
        assertThat(pauses).containsExactly(3L, 3L, 3L, 3L, 3L, 3L, 3L, 3L, 3L, 6L, 12L, 24L);
    }

    @Test
    void aRequestThatWasNotSentIsTriedSoonWhileTheWindowIsOpen() {
        var story = Story.inDoubt();
        for (var times = 0; times < 5; times++) {
            var second = story.pauseOver().claimed();
            story = second.after((it, at) -> it.notSent(second.lease(), Story.RENEWING, at));
            assertThat(story.pauseEnd()).contains(story.now().plusSeconds(3));
        }
    }

    @Test
    void theLeaseKnowsThatAnotherLapseMayStillFallInsideTheWindow() {
        var rules =
                ConnectionRules.builder().issuerWindow(Duration.ofMinutes(2)).build();
        var first = Story.connected().under(rules).due().claimed();
        var second = first.at(first.claim().retryAt()).claimed();
        assertThat(second.claim().retryAt()).isEqualTo(second.claim().lapsesAt().plusSeconds(3));
        var late = Story.refreshing().at(Story.refreshing().claim().retryAt()).claimed();
        assertThat(late.claim().retryAt()).isEqualTo(late.claim().lapsesAt().plusSeconds(6));
    }

    @Test
    void aPauseThatTheProviderAskedForMayOutlastTheWindow() {
        var asked = Duration.ofMinutes(2);
        var story = Story.refreshing().after((it, at) -> it.unanswered(1, asked, Story.RENEWING, at));
        assertThat(story.pauseEnd()).contains(story.now().plus(asked));
    }

    @Test
    void theWindowIsThatOfTheFirstRequestHoweverOftenItIsRepeated() {
        var first = Story.refreshing();
        var end = first.now().plus(WINDOW);
        assertThat(first.claim().windowEndsAt()).isEqualTo(end);
        var story = first.failed();
        for (var times = 0; times < 20; times++) {
            assertThat(((InDoubt) story.connection()).windowEndsAt()).isEqualTo(end);
            story = story.retriable().claimed();
            assertThat(story.claim().windowEndsAt()).isEqualTo(end);
            story = story.failed();
        }
        var renewed = story.renewed().due().claimed();
        assertThat(renewed.claim().windowEndsAt()).isEqualTo(renewed.now().plus(WINDOW));
    }

    // after it

    @Test
    void afterTheWindowTheAccessTokenIsLentUntilItEndsAndThenTheLastResortIsTaken() {
        var doubtful = Story.inDoubt();
        var end = doubtful.credential().expiresAt().get();
        for (var at : List.of(doubtful.windowOver().now(), end.minus(Story.TICK)))
            assertThat(doubtful.at(at).acquire(Purpose.DATA).reply())
                    .isEqualTo(Either.right(new Acquisition.Ready(1, doubtful.credential())));
        var last = doubtful.at(end).acquire(Purpose.DATA);
        assertThat(last.events().map(Event::type)).containsExactly(EventType.LAST_RESORT_STARTED);
        assertThat(last.next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aDoubtThatOutlastsTheWindowIsPutOffOnceUntilTheAccessTokenEnds() {
        var late = Story.inDoubt().windowOver();
        assertThat(late.connection().renewsAt().get()).isBefore(late.now());
        assertThat(late.acquire(Purpose.DATA).events()).containsExactly(EventType.REFRESH_PUT_OFF.at(late.now()));
        var putOff = late.claimed();
        assertThat(putOff.connection().renewsAt()).isEmpty();
        assertThat(putOff.acquire(Purpose.DATA).changes()).isFalse();
        assertThat(putOff.ended().acquire(Purpose.DATA).events().map(Event::type))
                .containsExactly(EventType.LAST_RESORT_STARTED);
    }

    @Test
    void theWindowIsOpenUntilItsInstantAndAtItClosed() {
        var rules = ConnectionRules.builder().lendsUntilTheEnd(false).build();
        var story = Story.inDoubt().under(rules).windowOver();
        var before = story.at(story.now().minus(Story.TICK)).acquire(Purpose.DATA);
        assertThat(before.events().map(Event::type)).containsExactly(EventType.REFRESH_STARTED);
        assertThat(story.acquire(Purpose.DATA).events().map(Event::type))
                .containsExactly(EventType.LAST_RESORT_STARTED);
    }

    @Test
    void aTokenThatTheApiRefusesLeavesNothingToLendSoTheLastResortIsTaken() {
        var refused = Story.inDoubt().windowOver().refused();
        assertThat(refused.acquire(Purpose.DATA).events().map(Event::type))
                .containsExactly(EventType.LAST_RESORT_STARTED);
    }

    @Test
    void aTokenWithoutAnEndIsLentInDoubtForGood() {
        var endless = Story.inDoubt().held(Story.awaitingAuthorization().fresh(Option.none()));
        assertThat(endless.later(Duration.ofDays(999))
                        .acquire(Purpose.DATA)
                        .reply()
                        .isRight())
                .isTrue();
        assertThat(endless.later(Duration.ofDays(999)).claimed().connection().renewsAt())
                .isEmpty();
    }

    @Test
    void whereARepetitionCostsMoreTheUserIsAskedForInPlaceOfTheLastResort() {
        var doubtful = Story.inDoubt().under(Story.REUSE_IS_DEAR);
        var end = doubtful.credential().expiresAt().get();
        assertThat(doubtful.pauseOver().acquire(Purpose.DATA).events().map(Event::type))
                .containsExactly(EventType.REFRESH_STARTED);
        assertThat(doubtful.at(end.minus(Story.TICK))
                        .acquire(Purpose.DATA)
                        .reply()
                        .isRight())
                .isTrue();
        var asked = doubtful.at(end).acquire(Purpose.DATA);
        assertThat(asked.reply()).isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.REFRESH_UNANSWERED)));
        assertThat(asked.events()).containsExactly(EventType.UPDATE_REQUIRED.because(Cause.REFRESH_UNANSWERED, end));
        assertThat(asked.next()).isInstanceOf(InDoubt.class);
        assertThat(asked.next().sealedCredential()).contains(doubtful.credential());
        assertThat(asked.next().data().updateReason()).contains(UpdateReason.of(UpdateCause.REFRESH_UNANSWERED));
        assertThat(asked.next().data().healthVersion())
                .isEqualTo(doubtful.connection().data().healthVersion() + 1);
    }

    @Test
    void theUserIsAskedForOnceAndALateAnswerStillRestoresTheConnection() {
        var asked = Story.inDoubt().under(Story.REUSE_IS_DEAR).ended().claimed();
        var kept = Story.inDoubt().keptFor(Duration.ofDays(28)).under(Story.REUSE_IS_DEAR);
        assertThat(kept.ended().claimed().connection().renewsAt()).contains(Deadline.LAST);
        var again = asked.later(Duration.ofDays(9)).acquire(Purpose.DATA);
        assertThat(again.changes()).isFalse();
        assertThat(again.reply()).isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.REFRESH_UNANSWERED)));
        assertThat(asked.renewed().connection()).isInstanceOf(Connected.class);
        assertThat(asked.obtained().connection()).isInstanceOf(Connected.class);
    }

    @Test
    void aLoginThatNeedsItsUserAnywayIsNotAskedForForTheDoubtAsWell() {
        var sick = Story.inDoubt()
                .after((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.MFA_CHANGED), at))
                .under(Story.REUSE_IS_DEAR)
                .ended();
        var asked = sick.acquire(Purpose.MANAGEMENT);
        assertThat(asked.events().map(Event::type)).containsExactly(EventType.REFRESH_PUT_OFF);
        assertThat(asked.reply()).isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.MFA_CHANGED)));
        var again = sick.claimed().later(Duration.ofDays(9)).acquire(Purpose.MANAGEMENT);
        assertThat(again.changes()).isFalse();
        assertThat(again.reply()).isEqualTo(asked.reply());
    }

    @Test
    void anUpdateByTheUserEndsThePauseOfADoubtAndKeepsTheDoubt() {
        var updated = Story.inDoubt()
                .after((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.MFA_CHANGED), at))
                .after(Connection::updateSucceeded);
        assertThat(updated.pauseEnd()).contains(updated.now());
        assertThat(updated.acquire(Purpose.DATA).events().map(Event::type)).containsExactly(EventType.REFRESH_STARTED);
        assertThat(updated.connection()).isInstanceOf(InDoubt.class);
    }

    // an issuer without a window

    @Test
    void anIssuerWithoutAWindowIsAskedAgainOnlyAsTheLastResort() {
        var rules = ConnectionRules.builder().issuerWindow(Duration.ZERO).build();
        var story = Story.connected().under(rules).due().claimed().failed();
        assertThat(((InDoubt) story.connection()).windowEndsAt()).isEqualTo(story.now());
        for (var at : List.<Instant>of(
                story.now(), story.pauseEnd().get(), story.ended().now().minus(Story.TICK)))
            assertThat(story.at(at).acquire(Purpose.DATA).reply())
                    .isEqualTo(Either.right(new Acquisition.Ready(1, story.credential())));
        assertThat(story.ended().acquire(Purpose.DATA).events().map(Event::type))
                .containsExactly(EventType.LAST_RESORT_STARTED);
        assertThat(story.ended().claimed().failed().pauseEnd())
                .contains(story.ended().now().plusSeconds(6));
    }
}
