package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
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

/** An issuer that wants the user, or puts a request off, has not used the refresh token: it is kept. */
class UserNeededTest {
    private static final UpdateReason WANTED = UpdateReason.of(UpdateCause.INTERACTION_REQUIRED);
    private static final UpdateReason PAGE = new UpdateReason(UpdateCause.INTERACTION_REQUIRED, Option.of(Story.PAGE));

    // the user

    @Test
    void anIssuerThatWantsTheUserLeavesBothTokensAndAnyDoubtIsOver() {
        for (var story : List.of(
                Story.refreshing(),
                Story.inDoubt().pauseOver().claimed(),
                Story.inDoubt().ended().claimed())) {
            var asked = story.decide((it, at) -> it.userRequired(story.lease(), PAGE, Story.RENEWING, at));
            assertThat(asked.next()).isInstanceOf(NeedsUpdate.class);
            assertThat(((NeedsUpdate) asked.next()).updateReason()).isEqualTo(PAGE);
            assertThat(asked.next().sealedCredential()).contains(story.credential());
            assertThat(asked.next().data().credentialVersion()).isEqualTo(story.version());
            assertThat(asked.events())
                    .containsExactly(EventType.UPDATE_REQUIRED
                            .because(Cause.INTERACTION_REQUIRED, story.now())
                            .with(Detail.PAGE, Story.PAGE));
        }
    }

    @Test
    void theAccessTokenIsLentUntilItEndsAndTheIssuerIsAskedAgainInSixHours() {
        var asked = asked();
        assertThat(asked.pauseEnd()).contains(asked.now().plus(Story.RENEWING.longInterval()));
        var end = asked.ended();
        assertThat(end.at(end.now().minus(Story.TICK))
                        .acquire(Purpose.DATA)
                        .reply()
                        .isRight())
                .isTrue();
        assertThat(end.acquire(Purpose.DATA).reply())
                .isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.INTERACTION_REQUIRED)));
        assertThat(asked.later(Duration.ofHours(6)).claimed().connection()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aRenewalRestoresTheConnectionAndSoDoesTheUser() {
        var well = asked().later(Duration.ofHours(6)).claimed().renewed();
        assertThat(well.connection()).isInstanceOf(Connected.class);
        assertThat(well.connection().data().trouble()).isEmpty();
        var updated = asked().ended().after(Connection::updateSucceeded);
        assertThat(updated.connection()).isInstanceOf(Connected.class);
        assertThat(updated.claimed().connection()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aHealthyLoginIsNoAnswerToAnIssuerThatWantsTheUser() {
        var asked = asked();
        var status = new RemoteStatus(asked.connection().data().healthVersion(), Option.none());
        assertThat(asked.decide((it, at) -> it.statusPolled(status, at)).changes())
                .isFalse();
    }

    @Test
    void theSameWishIsAnnouncedOnceAndAnotherPageOnceMore() {
        var again = asked().later(Duration.ofHours(6)).claimed();
        var told = again.decide((it, at) -> it.userRequired(2, WANTED, Story.RENEWING, at));
        assertThat(told.events())
                .containsExactly(EventType.REFRESH_PUT_OFF.because(Cause.INTERACTION_REQUIRED, again.now()));
        assertThat(told.next().data().healthVersion())
                .isEqualTo(again.connection().data().healthVersion());
        assertThat(told.next().data().trouble().get().until())
                .isEqualTo(again.now().plus(Duration.ofHours(6)));
        var page = again.decide((it, at) -> it.userRequired(2, PAGE, Story.RENEWING, at));
        assertThat(page.events().map(Event::type)).containsExactly(EventType.UPDATE_REQUIRED);
        assertThat(((NeedsUpdate) page.next()).updateReason()).isEqualTo(PAGE);
    }

    @Test
    void theWishReplacesATroubleAndNeverTheNeedOfTheLogin() {
        var silent = Story.silent().pauseOver().claimed();
        var told = silent.after((it, at) -> it.userRequired(silent.lease(), WANTED, Story.RENEWING, at));
        assertThat(told.connection().data().updateReason()).contains(WANTED);
        for (var cause : List.of(UpdateCause.LOGIN_REQUIRED, UpdateCause.USER_REVOKED)) {
            var reason = UpdateReason.of(cause);
            var sick = Story.connected()
                    .after((it, at) -> it.updateRequired(reason, at))
                    .due()
                    .claimed();
            var kept = sick.after((it, at) -> it.userRequired(sick.lease(), PAGE, Story.RENEWING, at));
            assertThat(((NeedsUpdate) kept.connection()).updateReason()).isEqualTo(reason);
            assertThat(kept.pauseEnd()).contains(kept.now().plus(Story.RENEWING.longInterval()));
        }
    }

    // the rate limit

    @Test
    void aRequestThatIsPutOffIsNoDoubtAndWaitsAsLongAsTheProviderAsks() {
        var asked = Duration.ofMinutes(20);
        var putOff = Story.refreshing().decide((it, at) -> it.putOff(1, asked, Story.RENEWING, at));
        assertThat(putOff.events().map(Event::type)).containsExactly(EventType.REFRESH_PUT_OFF);
        assertThat(putOff.next()).isInstanceOf(Connected.class);
        var story = Story.refreshing().with(putOff.next());
        assertThat(story.credential()).isEqualTo(Story.refreshing().credential());
        assertThat(story.trouble())
                .isEqualTo(new Trouble(
                        Trouble.Source.TOKEN_ENDPOINT,
                        1,
                        story.now().plus(Duration.ofDays(1)),
                        story.now().plus(asked)));
        var again = story.later(asked).claimed();
        assertThat(again.claim().windowEndsAt()).isEqualTo(again.now().plus(Duration.ofSeconds(30)));
    }

    @Test
    void requestsThatArePutOffWithoutATimeWaitForLongerEachTime() {
        var story = Story.refreshing();
        for (var pause : List.of(3, 6, 12, 24)) {
            var lease = story.lease();
            story = story.after((it, at) -> it.putOff(lease, Duration.ZERO, Story.RENEWING, at));
            assertThat(story.pauseEnd()).contains(story.now().plusSeconds(pause));
            story = story.pauseOver().claimed();
        }
    }

    private static Story asked() {
        return Story.refreshing().after((it, at) -> it.userRequired(1, WANTED, Story.RENEWING, at));
    }
}
