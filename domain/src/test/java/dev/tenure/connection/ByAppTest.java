package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.RejectionCode;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A credential that the app obtains by its own credentials has no user, and is obtained any number of times. */
class ByAppTest {
    private static final UpdateReason WANTED =
            new UpdateReason(UpdateCause.INTERACTION_REQUIRED, Option.of(Story.PAGE));

    @Test
    void itIsObtainedAnewUnderALeaseThoughItHasNoRefreshToken() {
        var due = Story.byApp().due();
        assertThat(due.credential().refresh()).isEmpty();
        assertThat(due.at(due.now().minus(Story.TICK)).acquire(Purpose.DATA).changes())
                .isFalse();
        var claimed = due.acquire(Purpose.DATA);
        assertThat(claimed.events().map(Event::type)).containsExactly(EventType.REFRESH_STARTED);
        var other = due.with(claimed.next());
        assertThat(other.standing(SealedCredential.Acceptance.REFUSED)
                        .acquire(Purpose.DATA)
                        .reply()
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.BUSY);
        assertThat(due.with(claimed.next()).renewed().connection()).isInstanceOf(Connected.class);
    }

    @Test
    void itsEndIsNotTheConnections() {
        var ended = Story.byApp().ended();
        assertThat(ended.connection().due()).isEmpty();
        assertThat(ended.settle().changes()).isFalse();
        assertThat(ended.claimed().connection()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aRefusalIsTheHostsSetUpAndBlocks() {
        var claimed = Story.byApp().due().claimed();
        var refused = claimed.decide((it, at) -> it.refreshRefused(1, "invalid_client", at));
        assertThat(refused.next()).isInstanceOf(Connected.class);
        assertThat(refused.next().data().blocked()).isTrue();
        assertThat(refused.events().map(Event::type)).containsExactly(EventType.REFRESH_BLOCKED);
        assertThat(refused.events().flatMap(it -> it.details().get(Detail.ERROR)))
                .containsExactly("invalid_client");
        var blocked = claimed.with(refused.next()).ended();
        assertThat(blocked.acquire(Purpose.DATA).reply().getLeft().code()).isEqualTo(RejectionCode.REFRESH_BLOCKED);
        assertThat(blocked.after(Connection::resumed).claimed().connection()).isInstanceOf(Refreshing.class);
        assertThat(claimed.decide((it, at) -> it.refreshRefused(0, "invalid_client", at))
                        .changes())
                .isFalse();
    }

    @Test
    void anIssuerThatWantsAUserIsMisconfiguredToo() {
        var claimed = Story.byApp().due().claimed();
        var wanted = claimed.decide((it, at) -> it.userRequired(1, WANTED, Story.RENEWING, at));
        assertThat(wanted.events().map(Event::type)).containsExactly(EventType.REFRESH_BLOCKED);
        assertThat(wanted.events().flatMap(it -> it.details().get(Detail.ERROR)))
                .containsExactly("INTERACTION_REQUIRED");
        assertThat(wanted.next().data().updateReason()).isEmpty();
        assertThat(wanted.next().data().blocked()).isTrue();
    }

    @Test
    void aLostAnswerAndALapsedLeaseLeaveNoDoubt() {
        var claimed = Story.byApp().due().claimed();
        for (var failed :
                List.of(claimed.failed(), claimed.at(claimed.claim().lapsesAt()).settled())) {
            assertThat(failed.connection()).isInstanceOf(Connected.class);
            assertThat(failed.credential()).isEqualTo(claimed.credential());
            assertThat(failed.pauseEnd()).contains(failed.now().plusSeconds(3));
            var again = failed.later(Duration.ofDays(1)).acquire(Purpose.DATA);
            assertThat(again.events().map(Event::type)).containsExactly(EventType.REFRESH_STARTED);
        }
    }

    @Test
    void attemptsWithoutAnAnswerWaitForLongerEachTimeSinceNoWindowCloses() {
        for (var lapsing : List.of(false, true)) {
            var story = Story.byApp().ended().claimed();
            for (var pause : List.of(3, 6, 12, 24, 48)) {
                story = lapsing ? story.at(story.claim().lapsesAt()).settled() : story.failed();
                assertThat(story.pauseEnd()).contains(story.now().plusSeconds(pause));
                story = story.pauseOver().claimed();
            }
        }
    }

    @Test
    void noOutageAsksForAUser() {
        var story = Story.byApp().ended().claimed().failed();
        while (story.now().isBefore(Story.START.plus(Duration.ofDays(4)))) {
            assertThat(story.connection()).isInstanceOf(Connected.class);
            story = story.pauseOver().claimed().failed();
        }
        assertThat(story.pauseEnd()).contains(story.now().plus(Story.RENEWING.longInterval()));
        assertThat(story.pauseOver().claimed().renewed().connection().data().trouble())
                .isEmpty();
        var refused = Story.byApp().refused().claimed().renewed().refused();
        while (refused.now().isBefore(Story.START.plus(Duration.ofDays(4)))) {
            assertThat(refused.connection()).isInstanceOf(Connected.class);
            refused = refused.pauseOver().refusedAgain();
        }
        assertThat(refused.served().connection().data().trouble()).isEmpty();
    }

    @Test
    void aTokenThatItsIssuerCallsDeadIsObtainedAnew() {
        for (var story :
                List.of(Story.byApp(), Story.byApp().refused().claimed().renewed())) {
            var dead = story.decide((it, at) -> it.accessEnded(story.version(), Story.RENEWING, at));
            assertThat(dead.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REFUSED);
            assertThat(story.with(dead.next()).claimed().connection()).isInstanceOf(Refreshing.class);
        }
    }

    @Test
    void nothingThatIsSaidOfAUserConcernsIt() {
        var end = Option.of(Story.START.plus(Duration.ofDays(7)));
        for (var story : List.of(Story.byApp(), Story.byApp().due().claimed()))
            for (var said : List.<Story.Command<Connection>>of(
                    (it, at) -> it.updateRequired(WANTED, at),
                    (it, at) -> it.permissionRevoked(at),
                    (it, at) -> it.endAnnounced(Option.none(), end, at),
                    (it, at) -> it.statusPolled(new RemoteStatus(9, Option.of(UpdateCause.LOGIN_REQUIRED)), at),
                    (it, at) -> it.statusPolled(new RemoteStatus(9, Option.none(), end), at)))
                assertThat(story.decide(said).changes()).isFalse();
    }
}
