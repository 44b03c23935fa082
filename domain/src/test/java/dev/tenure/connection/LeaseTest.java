package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Cause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A lease: others wait for its holder, and no longer than it lasts. */
class LeaseTest {
    @Test
    void othersWaitForAPauseButNoLongerThanTheLease() {
        var story = Story.refreshing();
        var pause = Story.RENEWING.busyPause();
        assertThat(story.acquire(Purpose.DATA).reply()).isEqualTo(Either.left(new Rejection.Busy(pause)));
        var shortly = story.at(story.claim().lapsesAt().minus(Story.TICK));
        assertThat(shortly.acquire(Purpose.DATA).reply()).isEqualTo(Either.left(new Rejection.Busy(Story.TICK)));
    }

    @Test
    void aLeaseIsDueWhenItLapsesAndWhatWaitsForSomebodyIsNever() {
        var story = Story.refreshing();
        assertThat(story.connection().due()).contains(story.claim().lapsesAt());
        for (var waiting : List.of(
                Story.awaitingAuthorization(),
                Story.connected(),
                Story.inDoubt(),
                Story.unauthenticated(),
                Story.closed())) assertThat(waiting.connection().due()).isEqualTo(Option.none());
    }

    @Test
    void aConnectionBeginsWithNothingInItsWay() {
        assertThat(Story.keeping().blocked()).isFalse();
        assertThat(Story.keeping().pausedUntil()).isEqualTo(Option.none());
    }

    @Test
    void aClosedConnectionIsOverSinceItsEndAndNoOtherIs() {
        assertThat(Story.closed().connection().endedSince()).contains(Story.START);
        for (var other :
                List.of(Story.awaitingAuthorization(), Story.connected(), Story.refreshing(), Story.exhausted()))
            assertThat(other.connection().endedSince()).isEqualTo(Option.none());
    }

    @Test
    void aLoginIsHeldWhileThereIsACredentialThatMayBeGood() {
        for (var held : List.of(Story.connected(), Story.needsUpdate(), Story.refreshing(), Story.inDoubt()))
            assertThat(held.connection().hasCredential())
                    .as(Story.name(held.connection()))
                    .isTrue();
        for (var other :
                List.of(Story.awaitingAuthorization(), Story.unauthenticated(), Story.exhausted(), Story.closed()))
            assertThat(other.connection().hasCredential())
                    .as(Story.name(other.connection()))
                    .isFalse();
    }

    @Test
    void aNewAuthorizationReplacesWhatWorksUnlessTheRulesSayOtherwise() {
        var rules = ConnectionRules.builder().build();
        var story = Story.awaitingAuthorization(rules).obtained();
        assertThat(story.obtained().version()).isEqualTo(story.version() + 1);
        var again = Story.lasting().decide((it, at) -> it.completeAuthorization(story.fresh(), Story.LASTING, at));
        assertThat(again.reply().getLeft().code()).isEqualTo(RejectionCode.ALREADY_CONNECTED);
    }

    @Test
    void aPauseDoublesExactlyWhateverTheLongestIs() {
        var longest = Duration.ofHours(1).plusNanos(1);
        var rules = ConnectionRules.builder()
                .firstPause(Duration.ofMinutes(30))
                .longestPause(longest)
                .build();
        assertThat(rules.pauseAfter(2)).isEqualTo(Duration.ofHours(1));
        assertThat(rules.pauseAfter(3)).isEqualTo(longest);
    }

    @Test
    void aCredentialWithoutRefreshIsNotTriedByHand() {
        var story = Story.exhausted();
        var without = new Unauthenticated(
                story.connection().data(), Cause.IN_DOUBT_EXHAUSTED, Option.of(story.without(Option.none())));
        var retried = story.with(without).decide((it, at) -> it.retryOnce(Story.RENEWING, at));
        assertThat(retried.changes()).isFalse();
        assertThat(retried.reply().isLeft()).isTrue();
        assertThat(story.decide((it, at) -> it.retryOnce(Story.RENEWING, at)).next())
                .isInstanceOf(Refreshing.class);
    }
}
