package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.RejectionCode;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A valid access token is lent until it ends, whatever becomes of its renewal. */
class LendingTest {
    private static final ConnectionRules KILLING =
            ConnectionRules.builder().lendsUntilTheEnd(false).build();

    /** Its renewal is under way, in doubt, put off or blocked, and no other may begin for a while. */
    private static List<Story> unrenewed() {
        return List.of(
                Story.refreshing(),
                Story.inDoubt(),
                Story.refreshing().after((it, at) -> it.putOff(1, Duration.ofHours(5), Story.RENEWING, at)),
                Story.refreshing().after((it, at) -> it.notSent(1, Story.RENEWING, at)),
                Story.refreshing().after((it, at) -> it.misconfigured(1, "invalid_client", at)),
                Story.inDoubt().after((it, at) -> it.misconfigured(1, "invalid_client", at)));
    }

    @Test
    void itIsLentBesideARenewalThatIsUnderWayInDoubtPutOffOrBlocked() {
        for (var story : unrenewed())
            for (var use : Purpose.values()) {
                var lent = story.acquire(use);
                assertThat(lent.reply()).isEqualTo(Either.right(new Acquisition.Ready(1, story.credential())));
                assertThat(lent.changes()).isFalse();
            }
    }

    @Test
    void itIsLentUntilItsEndAndAtItNoLonger() {
        var putOff = Story.refreshing().after((it, at) -> it.putOff(1, Duration.ofHours(5), Story.RENEWING, at));
        var end = putOff.ended();
        assertThat(end.at(end.now().minus(Story.TICK))
                        .acquire(Purpose.DATA)
                        .reply()
                        .isRight())
                .isTrue();
        assertThat(end.acquire(Purpose.DATA).reply().getLeft().code()).isEqualTo(RejectionCode.BUSY);
    }

    @Test
    void itIsLentWithoutEndIfItHasNone() {
        for (var story :
                unrenewed().map(it -> it.held(Story.awaitingAuthorization().fresh(Option.none()))))
            assertThat(story.acquire(Purpose.DATA).reply().isRight()).isTrue();
    }

    @Test
    void itIsNotLentOnceItIsKnownToBeDead() {
        for (var dead : List.<Story.Command<Connection>>of(
                (it, at) -> it.accessRefused(1, Story.RENEWING, at), (it, at) -> it.accessEnded(1, Story.RENEWING, at)))
            for (var story : unrenewed())
                assertThat(story.after(dead)
                                .acquire(Purpose.DATA)
                                .reply()
                                .getLeft()
                                .code())
                        .isIn(RejectionCode.BUSY, RejectionCode.REFRESH_BLOCKED);
    }

    @Test
    void itIsNotLentWhereARefreshKillsIt() {
        for (var story : unrenewed())
            assertThat(story.under(KILLING)
                            .acquire(Purpose.DATA)
                            .reply()
                            .getLeft()
                            .code())
                    .isIn(RejectionCode.BUSY, RejectionCode.REFRESH_BLOCKED);
        assertThat(Story.connected()
                        .under(KILLING)
                        .acquire(Purpose.DATA)
                        .reply()
                        .isRight())
                .isTrue();
    }

    @Test
    void aRenewalBeginsAsSoonAsItMayEvenIfTheTokenIsStillGood() {
        for (var story : List.of(Story.connected().due(), Story.inDoubt().pauseOver()))
            assertThat(story.acquire(Purpose.DATA).next()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aLoginThatNeedsItsUserIsLentForItsManagementAlone() {
        for (var story : unrenewed()) {
            var sick = story.after((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED), at));
            assertThat(sick.acquire(Purpose.MANAGEMENT).reply().isRight()).isTrue();
            assertThat(sick.acquire(Purpose.DATA).reply().getLeft().code()).isEqualTo(RejectionCode.NEEDS_UPDATE);
        }
    }
}
