package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.RejectionCode;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The refresh token is sent by one caller at a time; each answer, and its absence, has its effect. */
class RefreshTest {
    // P73, half-open instants

    @Test
    void aCredentialIsLentUntilItsSafeInstantAndAtItIsDue() {
        var story = Story.connected().due();
        assertThat(story.at(story.now().minus(Story.TICK)).acquire(Purpose.DATA).changes())
                .isFalse();
        assertThat(story.acquire(Purpose.DATA).next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aLeaseHoldsUntilItsInstantAndAtItIsLapsed() {
        var story = Story.refreshing().at(Story.refreshing().claim().lapsesAt());
        assertThat(story.at(story.now().minus(Story.TICK)).settle().changes()).isFalse();
        assertThat(story.settle().next()).isInstanceOf(InDoubt.class);
    }

    @Test
    void theNextAttemptMayBeMadeAtItsInstantAndNotBefore() {
        var story =
                Story.inDoubt().standing(SealedCredential.Acceptance.REFUSED).pauseOver();
        var before = story.at(story.now().minus(Story.TICK)).acquire(Purpose.DATA);
        assertThat(before.reply().getLeft().code()).isEqualTo(RejectionCode.BUSY);
        assertThat(story.acquire(Purpose.DATA).next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aPauseEndsAtItsInstant() {
        var paused = Story.refreshing().after((it, at) -> it.notSent(1, Story.RENEWING, at));
        var until = paused.later(Story.RENEWING.firstPause());
        assertThat(until.at(until.now().minus(Story.TICK)).acquire(Purpose.DATA).changes())
                .isFalse();
        assertThat(until.acquire(Purpose.DATA).changes()).isTrue();
    }

    @Test
    void aCredentialWithoutRefreshIsLentUntilItsEndAndAtItIsOver() {
        var story = Story.connected().lastingFor(Story.LIFETIME).later(Story.LIFETIME);
        var before = story.at(story.now().minus(Story.TICK));
        assertThat(before.acquire(Purpose.DATA).reply().isRight()).isTrue();
        assertThat(before.settle().changes()).isFalse();
        assertThat(story.acquire(Purpose.DATA).reply().getLeft().code()).isEqualTo(RejectionCode.UNAUTHENTICATED);
        assertThat(story.settle().next()).isInstanceOf(Unauthenticated.class);
    }

    // P74

    @Test
    void oneCallerHasTheTokenAndTheOthersWait() {
        var story = Story.refreshing().standing(SealedCredential.Acceptance.REFUSED);
        for (var use : Purpose.values()) {
            var second = story.acquire(use);
            assertThat(second.reply().getLeft().code()).isEqualTo(RejectionCode.BUSY);
            assertThat(second.next()).isEqualTo(story.connection());
        }
    }

    @Test
    void betweenTwoClaimsOfOneTokenItIsInDoubtOrWasNotSent() {
        for (var between : List.<UnaryOperator<Story>>of(
                Story::failed,
                story -> story.after((it, at) -> it.notSent(story.lease(), story.rules(), at)),
                story -> story.after((it, at) -> it.putOff(story.lease(), Duration.ZERO, story.rules(), at)),
                story -> story.after((it, at) -> it.misconfigured(story.lease(), "invalid_client", at))
                        .after(Connection::resumed),
                story -> story.at(story.claim().lapsesAt()).settled())) {
            var first = Story.refreshing();
            assertThat(first.later(Story.RENEWING.leaseLength()).claimed().connection())
                    .isEqualTo(first.connection());
            var second = between.apply(first).later(Duration.ofHours(1)).claimed();
            assertThat(second.lease()).isEqualTo(first.lease() + 1);
            assertThat(second.version()).isEqualTo(first.version());
        }
    }

    // P75

    @Test
    void bothTokensAreReplacedTogetherAndTheVersionRises() {
        for (var story : List.of(Story.refreshing(), Story.inDoubt(), Story.connected(), Story.needsUpdate())) {
            var fresh = story.fresh();
            var renewed = story.after((it, at) -> it.renewed(story.version(), fresh, story.rules(), at));
            assertThat(renewed.version()).isEqualTo(story.version() + 1);
            assertThat(renewed.credential().access()).isEqualTo(fresh.access());
            assertThat(renewed.credential().refresh()).isEqualTo(fresh.refresh());
        }
    }

    @Test
    void aLateAnswerIsKeptUnlessItsCredentialIsSuperseded() {
        var lapsed = Story.refreshing().at(Story.refreshing().claim().retryAt()).claimed();
        assertThat(lapsed.lease()).isEqualTo(2);
        assertThat(lapsed.renewed().connection()).isInstanceOf(Connected.class);
        var newer = lapsed.renewed();
        var late = newer.decide((it, at) -> it.renewed(lapsed.version(), lapsed.fresh(), Story.RENEWING, at));
        assertThat(late.reply().getLeft().code()).isEqualTo(RejectionCode.SUPERSEDED);
        assertThat(late.next()).isEqualTo(newer.connection());
    }

    @Test
    void aFailureOfTheTokenBeforeChangesNothing() {
        var newer = Story.refreshing().renewed();
        var wanted = UpdateReason.of(UpdateCause.INTERACTION_REQUIRED);
        for (var late : List.<Story.Command<Connection>>of(
                (it, at) -> it.refreshRefused(1, "invalid_grant", at),
                (it, at) -> it.misconfigured(1, "invalid_client", at),
                (it, at) -> it.notSent(1, Story.RENEWING, at),
                (it, at) -> it.putOff(1, Duration.ZERO, Story.RENEWING, at),
                (it, at) -> it.userRequired(1, wanted, Story.RENEWING, at),
                (it, at) -> it.unanswered(1, Story.RENEWING, at),
                (it, at) -> it.accessRefused(1, Story.RENEWING, at),
                (it, at) -> it.accessEnded(1, Story.RENEWING, at),
                (it, at) -> it.accessSucceeded(1, at)))
            for (var story :
                    List.of(newer, newer.due().claimed(), newer.due().claimed().failed()))
                assertThat(story.decide(late).next()).isEqualTo(story.connection());
    }

    // P76

    @Test
    void afterATerminalFailureNothingIsLentUntilItsUserAuthorizesAnew() {
        var refused = Story.refreshing().after((it, at) -> it.refreshRefused(1, "invalid_grant", at));
        var gone = Story.connected().after(Connection::loginGone);
        var useless = Story.lasting().after((it, at) -> it.accessEnded(1, Story.LASTING, at));
        var over = Story.connected().lastingFor(Story.LIFETIME).later(Story.LIFETIME);
        for (var dead : List.of(refused, gone, useless, over.after(Connection::close), over.settled()))
            for (var use : Purpose.values())
                assertThat(dead.acquire(use).reply().isLeft()).isTrue();
        for (var dead : List.of(refused, gone, useless, over.settled())) {
            assertThat(dead.connection().sealedCredential()).isEmpty();
            var late = dead.decide((it, at) -> it.renewed(dead.version(), dead.fresh(), dead.rules(), at));
            assertThat(late.reply().getLeft().code()).isEqualTo(RejectionCode.UNAUTHENTICATED);
            assertThat(late.next()).isEqualTo(dead.connection());
            var again = dead.obtained();
            assertThat(again.version()).isEqualTo(dead.version() + 1);
            assertThat(again.acquire(Purpose.DATA).reply().isRight()).isTrue();
        }
    }

    // P78

    @Test
    void noNumberOfMissingAnswersLosesTheCredential() {
        for (var lapsing : List.of(false, true)) {
            var story = ended(Story.refreshing(), lapsing);
            var begun = story;
            for (var sent = 1; sent < 200; sent++) {
                story = ended(story.retriable().claimed(), lapsing);
                assertThat(story.connection()).isInstanceOf(InDoubt.class);
                assertThat(story.credential()).isEqualTo(begun.credential());
            }
            assertThat(Duration.between(begun.now(), story.now())).isGreaterThan(Duration.ofDays(14));
            assertThat(story.renewed().connection()).isInstanceOf(Connected.class);
        }
    }

    @Test
    void aFaultOfOurOwnSetUpDoesNotForgetTheDoubtBeforeIt() {
        var second = Story.inDoubt().pauseOver().claimed();
        for (var story : List.of(second, second.failed())) {
            var blocked = story.after((it, at) -> it.misconfigured(story.lease(), "invalid_client", at));
            assertThat(((InDoubt) blocked.connection()).windowEndsAt())
                    .isEqualTo(second.claim().windowEndsAt());
            assertThat(blocked.connection().data().trouble())
                    .isEqualTo(story.connection().data().trouble());
            assertThat(blocked.later(Duration.ofDays(1))
                            .acquire(Purpose.DATA)
                            .reply()
                            .getLeft()
                            .code())
                    .isEqualTo(RejectionCode.REFRESH_BLOCKED);
            assertThat(blocked.decide((it, at) -> it.misconfigured(story.lease(), "invalid_client", at))
                            .changes())
                    .isFalse();
            var resumed =
                    blocked.after(Connection::resumed).later(Duration.ofDays(1)).claimed();
            assertThat(resumed.claim().windowEndsAt()).isEqualTo(second.claim().windowEndsAt());
        }
    }

    @Test
    void aRequestThatSurelyNeverLeftIsNoDoubtAndEndsNone() {
        for (var unsent : List.<Story.Command<Connection>>of(
                (it, at) -> it.notSent(it.data().leases(), Story.RENEWING, at),
                (it, at) -> it.putOff(it.data().leases(), Duration.ZERO, Story.RENEWING, at))) {
            assertThat(Story.refreshing().after(unsent).connection()).isInstanceOf(Connected.class);
            var second = Story.inDoubt().pauseOver().claimed();
            assertThat(((InDoubt) second.after(unsent).connection()).windowEndsAt())
                    .isEqualTo(second.claim().windowEndsAt());
        }
    }

    @Test
    void theProviderMayAskForALongerPauseAndNotForAShorter() {
        var story = Story.refreshing();
        for (var asked : List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(-9), Duration.ofSeconds(3)))
            assertThat(retryAt(story, asked)).isEqualTo(story.now().plusSeconds(3));
        for (var asked : List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(9)))
            assertThat(retryAt(story, asked)).isEqualTo(story.now().plus(asked));
        assertThat(retryAt(story, Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(story.now().plus(Duration.ofDays(1)));
        assertThat(retryAt(story, Duration.ofMinutes(9).plusNanos(7)))
                .isEqualTo(story.now().plus(Duration.ofMinutes(9)));
    }

    // P79, P84

    @Test
    void theConfigurationSurvivesEveryPath() {
        for (var story : List.of(
                Story.awaitingAuthorization(),
                Story.connected(),
                Story.needsUpdate(),
                Story.revoked(),
                Story.apiRefuses(),
                Story.apiRefuses().served(),
                Story.refreshing(),
                Story.inDoubt(),
                Story.silent(),
                Story.silent().renewed(),
                Story.unauthenticated(),
                Story.unauthenticated().obtained(),
                Story.closed())) {
            assertThat(story.connection().id()).isEqualTo(Story.ID);
            assertThat(story.connection().data().configuration()).isEqualTo(Story.CONFIGURATION);
        }
        assertThat(Story.unauthenticated().obtained().connection().data().remoteId())
                .contains(Story.REMOTE_ID);
    }

    @Test
    void closingOrRevokingTwiceIsDoingItOnceAndTheReplyIsTheSame() {
        var closed = Story.connected().decide(Connection::close);
        var story = Story.connected().with(closed.next());
        assertThat(story.decide(Connection::close)).isEqualTo(Decision.unchanged(closed.next()));
        var given = story.decide(Connection::revoked);
        assertThat(given.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REVOKED);
        assertThat(given.next().sealedCredential()).isEmpty();
        assertThat(story.with(given.next()).decide(Connection::revoked).changes())
                .isFalse();
    }

    private static Instant retryAt(Story story, Duration asked) {
        return story.after((it, at) -> it.unanswered(1, asked, story.rules(), at))
                .pauseEnd()
                .get();
    }

    private static Story ended(Story story, boolean lapsing) {
        return lapsing ? story.at(story.claim().lapsesAt()).settled() : story.failed();
    }
}
