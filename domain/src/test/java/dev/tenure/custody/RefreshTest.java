package dev.tenure.custody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Reason;
import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who may send the refresh token, how often, and what its answers and their absence do. */
class RefreshTest {
    // P73, half-open instants

    @Test
    void aCredentialIsLentUntilItsSafeInstantAndAtItIsDue() {
        var story = Story.connected().due();
        assertThat(story.at(story.now().minus(Story.TICK)).lend(Use.DATA).changes())
                .isFalse();
        assertThat(story.lend(Use.DATA).next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aLeaseHoldsUntilItsInstantAndAtItIsLapsed() {
        var story = Story.refreshing().at(Story.refreshing().claim().lapsesAt());
        assertThat(story.at(story.now().minus(Story.TICK)).settle().changes()).isFalse();
        assertThat(story.settle().next()).isInstanceOf(InDoubt.class);
    }

    @Test
    void theNextAttemptMayBeMadeAtItsInstantAndNotBefore() {
        var story = Story.inDoubt().retriable();
        var before = story.at(story.now().minus(Story.TICK)).lend(Use.DATA);
        assertThat(before.reply().getLeft().reason()).isEqualTo(Reason.BUSY);
        assertThat(story.lend(Use.DATA).next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aPauseEndsAtItsInstant() {
        var paused = Story.refreshing().after((it, at) -> it.notSent(1, Story.RENEWING, at));
        var until = paused.later(Story.RENEWING.firstPause());
        assertThat(until.at(until.now().minus(Story.TICK)).lend(Use.DATA).changes())
                .isFalse();
        assertThat(until.lend(Use.DATA).changes()).isTrue();
    }

    @Test
    void whatNothingRenewsIsLentUntilItsEndAndAtItIsOver() {
        var story = Story.connected().lastingFor(Story.LIFETIME).later(Story.LIFETIME);
        var before = story.at(story.now().minus(Story.TICK));
        assertThat(before.lend(Use.DATA).reply().isRight()).isTrue();
        assertThat(before.settle().changes()).isFalse();
        assertThat(story.lend(Use.DATA).reply().getLeft().reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(story.settle().next()).isInstanceOf(Unauthenticated.class);
    }

    // P74

    @Test
    void oneCallerHasTheTokenAndTheOthersWait() {
        var story = Story.refreshing();
        for (var use : Use.values()) {
            var second = story.lend(use);
            assertThat(second.reply().getLeft().reason()).isEqualTo(Reason.BUSY);
            assertThat(second.next()).isEqualTo(story.custody());
        }
    }

    @Test
    void betweenTwoClaimsOfOneTokenItIsInDoubtOrWasNotSent() {
        for (var between : List.<UnaryOperator<Story>>of(
                Story::failed,
                story -> story.after((it, at) -> it.notSent(story.lease(), story.rules(), at)),
                story -> story.after((it, at) -> it.misconfigured(story.lease(), "invalid_client", at))
                        .after(Custody::resumed),
                story -> story.at(story.claim().lapsesAt()).settled())) {
            var first = Story.refreshing();
            assertThat(first.later(Story.RENEWING.leaseLength()).claimed().custody())
                    .isEqualTo(first.custody());
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
            var renewed = story.after((it, at) -> it.renewed(story.version(), fresh, at));
            assertThat(renewed.version()).isEqualTo(story.version() + 1);
            assertThat(renewed.credential().access()).isEqualTo(fresh.access());
            assertThat(renewed.credential().refresh()).isEqualTo(fresh.refresh());
        }
    }

    @Test
    void aLateAnswerIsKeptUnlessItsCredentialIsSuperseded() {
        var lapsed = Story.refreshing().at(Story.refreshing().claim().retryAt()).claimed();
        assertThat(lapsed.lease()).isEqualTo(2);
        assertThat(lapsed.renewed().custody()).isInstanceOf(Connected.class);
        var newer = lapsed.renewed();
        var late = newer.decide((it, at) -> it.renewed(lapsed.version(), lapsed.fresh(), at));
        assertThat(late.reply().getLeft().reason()).isEqualTo(Reason.SUPERSEDED);
        assertThat(late.next()).isEqualTo(newer.custody());
    }

    @Test
    void aFailureOfTheTokenBeforeChangesNothing() {
        var newer = Story.refreshing().renewed();
        for (var late : List.<Story.Command<Custody>>of(
                (it, at) -> it.refreshRefused(1, "invalid_grant", at),
                (it, at) -> it.misconfigured(1, "invalid_client", at),
                (it, at) -> it.notSent(1, Story.RENEWING, at),
                (it, at) -> it.unanswered(1, Option.none(), Story.RENEWING, at),
                (it, at) -> it.accessRefused(1, at)))
            for (var story : List.of(newer, newer.due().claimed()))
                assertThat(story.decide(late).next()).isEqualTo(story.custody());
    }

    // P76

    @Test
    void afterATerminalFailureNothingIsLentUntilItsUserAuthorisesAnew() {
        var refused = Story.refreshing().after((it, at) -> it.refreshRefused(1, "invalid_grant", at));
        var gone = Story.connected().after(Custody::gone);
        var useless = Story.lasting().after((it, at) -> it.accessRefused(1, at));
        var over = Story.connected().lastingFor(Story.LIFETIME).later(Story.LIFETIME);
        for (var dead : List.of(refused, gone, useless, over.after(Custody::close), over.settled())) {
            for (var use : Use.values())
                assertThat(dead.lend(use).reply().isLeft()).isTrue();
            assertThat(dead.decide((it, at) -> it.retryOnce(dead.rules(), at)).changes())
                    .isFalse();
        }
        for (var dead : List.of(refused, gone, useless)) {
            assertThat(dead.custody().vaulted()).isEmpty();
            var late = dead.decide((it, at) -> it.renewed(dead.version(), dead.fresh(), at));
            assertThat(late.reply().getLeft().reason()).isEqualTo(Reason.UNAUTHENTICATED);
            assertThat(late.next()).isEqualTo(dead.custody());
            var again = dead.obtained();
            assertThat(again.version()).isEqualTo(dead.version() + 1);
            assertThat(again.lend(Use.DATA).reply().isRight()).isTrue();
        }
    }

    // P78

    @Test
    void theAttemptsGoOnForADayAtLeastAndTheTokenIsSentOnceMoreByHandAtMost() {
        for (var lapsing : List.of(false, true)) {
            var story = Story.refreshing();
            var begun = story.now();
            var sent = 1;
            for (story = ended(story, lapsing); story.custody() instanceof InDoubt; story = ended(story, lapsing)) {
                story = story.retriable().claimed();
                sent++;
            }
            assertThat(story.custody()).isInstanceOf(Unauthenticated.class);
            assertThat(sent).isEqualTo(Story.RENEWING.attempts());
            assertThat(Duration.between(begun, story.now()))
                    .isGreaterThanOrEqualTo(Duration.ofHours(24))
                    .isLessThan(Duration.ofHours(30));
            assertThat(story.lend(Use.MANAGEMENT).changes()).isFalse();
            var byHand = story.after((it, at) -> it.retryOnce(Story.RENEWING, at));
            assertThat(byHand.attempts().failed()).isEqualTo(Story.RENEWING.attempts());
            var done = ended(byHand, lapsing);
            assertThat(done.custody().vaulted()).isEmpty();
            assertThat(done.decide((it, at) -> it.retryOnce(Story.RENEWING, at)).changes())
                    .isFalse();
        }
    }

    @Test
    void aFaultOfOurOwnSetUpDoesNotForgetTheAttemptsBeforeIt() {
        var second = Story.inDoubt().retriable().claimed();
        for (var story : List.of(second, second.failed())) {
            var attempts = story.custody() instanceof InDoubt doubtful ? doubtful.attempts() : story.attempts();
            var blocked = story.after((it, at) -> it.misconfigured(story.lease(), "invalid_client", at));
            assertThat(((InDoubt) blocked.custody()).attempts()).isEqualTo(attempts);
            assertThat(blocked.later(Duration.ofDays(1))
                            .lend(Use.DATA)
                            .reply()
                            .getLeft()
                            .reason())
                    .isEqualTo(Reason.REFRESH_BLOCKED);
            assertThat(blocked.decide((it, at) -> it.misconfigured(story.lease(), "invalid_client", at))
                            .changes())
                    .isFalse();
            var resumed =
                    blocked.after(Custody::resumed).later(Duration.ofDays(1)).claimed();
            assertThat(resumed.attempts()).isEqualTo(attempts);
        }
    }

    @Test
    void aRequestThatSurelyNeverLeftIsNoAttempt() {
        var story = Story.inDoubt().retriable().claimed();
        var unsent = story.after((it, at) -> it.notSent(story.lease(), story.rules(), at));
        assertThat(((InDoubt) unsent.custody()).attempts()).isEqualTo(story.attempts());
    }

    @Test
    void theOtherSideMayAskForALongerPauseAndNotForAShorter() {
        var story = Story.refreshing();
        for (var asked : List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(-9), Duration.ofSeconds(30)))
            assertThat(retryAt(story, asked)).isEqualTo(story.now().plusSeconds(30));
        assertThat(retryAt(story, Duration.ofMinutes(9))).isEqualTo(story.now().plus(Duration.ofMinutes(9)));
        assertThat(retryAt(story, Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(story.now().plus(Duration.ofDays(1)));
        assertThat(retryAt(story, Duration.ofMinutes(9).plusNanos(7)))
                .isEqualTo(story.now().plus(Duration.ofMinutes(9)));
    }

    // P79, P84

    @Test
    void whatACustodyIsForSurvivesEveryPath() {
        for (var story : List.of(
                Story.linking(),
                Story.connected(),
                Story.needsUpdate(),
                Story.revoked(),
                Story.refreshing(),
                Story.inDoubt(),
                Story.unauthenticated(),
                Story.unauthenticated().obtained(),
                Story.exhausted(),
                Story.exhausted().obtained(),
                Story.exhausted()
                        .after((it, at) -> it.retryOnce(Story.RENEWING, at))
                        .renewed(),
                Story.closed())) {
            assertThat(story.custody().id()).isEqualTo(Story.ID);
            assertThat(story.custody().keeping().configuration()).isEqualTo(Story.CONFIGURATION);
        }
        assertThat(Story.unauthenticated().obtained().custody().keeping().counterpart())
                .isEqualTo(Story.COUNTERPART);
    }

    @Test
    void closingTwiceIsClosingOnceAndGivingBackTooAndTheReplyIsTheSame() {
        var closed = Story.connected().decide(Custody::close);
        var story = Story.connected().with(closed.next());
        assertThat(story.decide(Custody::close)).isEqualTo(Decision.unchanged(closed.next()));
        var given = story.decide(Custody::givenBack);
        assertThat(given.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_GIVEN_BACK);
        assertThat(given.next().vaulted()).isEmpty();
        assertThat(story.with(given.next()).decide(Custody::givenBack).changes())
                .isFalse();
    }

    // a token refused out of hand

    @Test
    void aRefusedTokenIsGivenOneRefreshAndItsSuccessorNoMore() {
        var refused = Story.connected().after((it, at) -> it.accessRefused(1, at));
        var renewed = refused.claimed().renewed();
        assertThat(renewed.credential().standing()).isEqualTo(Vaulted.Standing.ON_TRIAL);
        assertThat(renewed.lend(Use.DATA).reply().isRight()).isTrue();
        var again = renewed.decide((it, at) -> it.accessRefused(2, at));
        assertThat(((Unauthenticated) again.next()).cause()).isEqualTo(Cause.ACCESS_REFUSED);
        assertThat(renewed.due().claimed().renewed().credential().standing()).isEqualTo(Vaulted.Standing.SOUND);
    }

    private static Instant retryAt(Story story, Duration asked) {
        return ((InDoubt) story.after((it, at) -> it.unanswered(1, Option.of(asked), story.rules(), at))
                        .custody())
                .retryAt();
    }

    private static Story ended(Story story, boolean lapsing) {
        return lapsing ? story.at(story.claim().lapsesAt()).settled() : story.failed();
    }
}
