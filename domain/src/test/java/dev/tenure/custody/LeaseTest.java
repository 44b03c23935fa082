package dev.tenure.custody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Reason;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long others wait for whoever renews, and what waits for nobody. */
class LeaseTest {
    @Test
    void othersWaitForAPauseButNoLongerThanTheLease() {
        var story = Story.refreshing();
        var pause = Story.RENEWING.busyPause();
        assertThat(story.lend(Use.DATA).reply()).isEqualTo(Either.left(new Rejection.Busy(pause)));
        var shortly = story.at(story.claim().lapsesAt().minus(Story.TICK));
        assertThat(shortly.lend(Use.DATA).reply()).isEqualTo(Either.left(new Rejection.Busy(Story.TICK)));
    }

    @Test
    void aLeaseIsDueWhenItLapsesAndWhatWaitsForSomebodyIsNever() {
        var story = Story.refreshing();
        assertThat(story.custody().due()).contains(story.claim().lapsesAt());
        for (var waiting :
                List.of(Story.linking(), Story.connected(), Story.inDoubt(), Story.unauthenticated(), Story.closed()))
            assertThat(waiting.custody().due()).isEqualTo(Option.none());
    }

    @Test
    void aCustodyBeginsWithNothingInItsWay() {
        assertThat(Story.keeping().blocked()).isFalse();
        assertThat(Story.keeping().pausedUntil()).isEqualTo(Option.none());
    }

    @Test
    void aClosedCustodyIsOverSinceItsEndAndNoOtherIs() {
        assertThat(Story.closed().custody().overSince()).contains(Story.START);
        for (var other : List.of(Story.linking(), Story.connected(), Story.refreshing(), Story.exhausted()))
            assertThat(other.custody().overSince()).isEqualTo(Option.none());
    }

    @Test
    void aLoginIsHeldWhileThereIsACredentialThatMayBeGood() {
        for (var held : List.of(Story.connected(), Story.needsUpdate(), Story.refreshing(), Story.inDoubt()))
            assertThat(held.custody().isHeld()).as(Story.name(held.custody())).isTrue();
        for (var other : List.of(Story.linking(), Story.unauthenticated(), Story.exhausted(), Story.closed()))
            assertThat(other.custody().isHeld()).as(Story.name(other.custody())).isFalse();
    }

    @Test
    void aNewAuthorisationReplacesWhatWorksUnlessTheRulesSayOtherwise() {
        var rules = CustodyRules.builder().build();
        var story = Story.linking(rules).obtained();
        assertThat(story.obtained().version()).isEqualTo(story.version() + 1);
        var again = Story.lasting().decide((it, at) -> it.connected(story.fresh(), Option.none(), Story.LASTING, at));
        assertThat(again.reply().getLeft().reason()).isEqualTo(Reason.ALREADY_CONNECTED);
    }

    @Test
    void aPauseDoublesExactlyWhateverTheLongestIs() {
        var longest = Duration.ofHours(1).plusNanos(1);
        var rules = CustodyRules.builder()
                .firstPause(Duration.ofMinutes(30))
                .longestPause(longest)
                .build();
        assertThat(rules.pauseAfter(2)).isEqualTo(Duration.ofHours(1));
        assertThat(rules.pauseAfter(3)).isEqualTo(longest);
    }

    @Test
    void whatCannotBeRefreshedIsNotTriedByHand() {
        var story = Story.exhausted();
        var without = new Unauthenticated(
                story.custody().keeping(), Cause.IN_DOUBT_EXHAUSTED, Option.of(story.without(Option.none())));
        var retried = story.with(without).decide((it, at) -> it.retryOnce(Story.RENEWING, at));
        assertThat(retried.changes()).isFalse();
        assertThat(retried.reply().isLeft()).isTrue();
        assertThat(story.decide((it, at) -> it.retryOnce(Story.RENEWING, at)).next())
                .isInstanceOf(Refreshing.class);
    }
}
