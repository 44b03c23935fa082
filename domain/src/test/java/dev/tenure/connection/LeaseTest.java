package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** A lease: others wait for its holder, and no longer than it lasts. */
class LeaseTest {
    @Test
    void othersWaitForAPauseButNoLongerThanTheLease() {
        var story = Story.refreshing().standing(SealedCredential.Acceptance.REFUSED);
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
                Story.apiRefuses(),
                Story.inDoubt(),
                Story.silent(),
                Story.unauthenticated(),
                Story.closed())) assertThat(waiting.connection().due()).isEqualTo(Option.none());
    }

    @Test
    void aConnectionBeginsWithNothingInItsWay() {
        var data = Story.keeping();
        assertThat(data.blocked()).isFalse();
        assertThat(data.trouble()).isEqualTo(Option.none());
        assertThat(data.freshUntil()).isEqualTo(Option.none());
        assertThat(data.exchange()).isEqualTo(Option.none());
        assertThat(data.announcedEnds()).isEmpty();
        assertThat(data.byApp()).isFalse();
    }

    @Test
    void aClosedConnectionIsOverSinceItsEndAndNoOtherIs() {
        assertThat(Story.closed().connection().endedSince()).contains(Story.START);
        for (var other :
                List.of(Story.awaitingAuthorization(), Story.connected(), Story.refreshing(), Story.unauthenticated()))
            assertThat(other.connection().endedSince()).isEqualTo(Option.none());
    }

    @Test
    void aLoginIsHeldWhileThereIsACredentialThatMayBeGood() {
        for (var held :
                List.of(Story.connected(), Story.needsUpdate(), Story.refreshing(), Story.inDoubt(), Story.silent()))
            assertThat(held.connection().hasLogin())
                    .as(Story.name(held.connection()))
                    .isTrue();
        for (var other : List.of(Story.awaitingAuthorization(), Story.unauthenticated(), Story.closed()))
            assertThat(other.connection().hasLogin())
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
    void nothingThatWasKnownOfAnEarlierCredentialOutlivesANewAuthorization() {
        var blocked = Story.apiRefuses().pauseOver().claimed();
        var troubled = blocked.after((it, at) -> it.misconfigured(blocked.lease(), "invalid_client", at))
                .after((it, at) -> it.endAnnounced(Option.none(), Option.none(), at));
        var again = troubled.obtained();
        assertThat(again.connection())
                .isEqualTo(new Connected(
                        Story.keeping()
                                .withRemoteId(Option.of(Story.REMOTE_ID))
                                .withCredentialVersion(troubled.version() + 1)
                                .withLeases(troubled.lease())
                                .withHealthVersion(troubled.connection().data().healthVersion() + 1),
                        again.credential()));
    }
}
