package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The health of the login behind a connection: it works, or it needs its user. */
class HealthTest {
    private static final UpdateReason ELSEWHERE = new UpdateReason(UpdateCause.LOGIN_REQUIRED, Option.of(Story.PAGE));

    // P80

    @Test
    void needingItsUserKeepsTheCredentialAndItsVersion() {
        for (var sick : List.of(Story.needsUpdate(), Story.revoked())) {
            assertThat(sick.credential()).isEqualTo(Story.connected().credential());
            assertThat(sick.version()).isEqualTo(Story.connected().version());
            var well = sick.after(Connection::updateSucceeded);
            assertThat(well.connection()).isInstanceOf(Connected.class);
            assertThat(well.credential()).isEqualTo(sick.credential());
            assertThat(well.version()).isEqualTo(sick.version());
        }
    }

    @Test
    void theSameTroubleIsAnnouncedOnceAndAPageToGoToOnceMore() {
        var sick = Story.needsUpdate();
        assertThat(sick.decide((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.MFA_CHANGED), at))
                        .changes())
                .isFalse();
        var named = sick.decide((it, at) -> it.updateRequired(ELSEWHERE, at));
        assertThat(named.events().flatMap(event -> event.details().get(Detail.PAGE)))
                .containsExactly(Story.PAGE);
        assertThat(sick.with(named.next())
                        .decide((it, at) -> it.updateRequired(ELSEWHERE, at))
                        .changes())
                .isFalse();
    }

    @Test
    void noPageLeadsPastAPermissionThatWasTakenBack() {
        var revoked = Story.revoked();
        assertThat(revoked.decide((it, at) -> it.updateRequired(ELSEWHERE, at)).next())
                .isEqualTo(revoked.connection());
        assertThat(revoked.after((it, at) -> it.updateRequired(ELSEWHERE, at))
                        .after(Connection::loginGone)
                        .connection())
                .isInstanceOf(Closed.class);
    }

    // [plaid:permission-revoked]

    @Test
    void aRefusalAfterAWithdrawnPermissionClosesTheConnection() {
        var revoked = Story.revoked();
        for (var over : List.of(
                revoked.after(Connection::loginGone),
                revoked.after((it, at) -> it.accessRefused(revoked.version(), revoked.rules(), at)),
                revoked.after(Connection::updateImpossible))) {
            assertThat(over.connection()).isInstanceOf(Closed.class);
            assertThat(over.connection().sealedCredential()).isEmpty();
        }
    }

    // [plaid:pending-disconnect]

    @Test
    void anEndToComeIsAdvisedOfOnceAndChangesNoHealth() {
        var end = Story.START.plus(Duration.ofDays(7));
        var advised = Story.connected().decide((it, at) -> it.endAnnounced(Option.none(), Option.of(end), at));
        assertThat(advised.events().map(event -> event.type())).containsExactly(EventType.UPDATE_ADVISED);
        assertThat(advised.next()).isInstanceOf(Connected.class);
        var story = Story.connected().with(advised.next());
        assertThat(story.decide((it, at) -> it.endAnnounced(Option.none(), Option.of(end), at))
                        .changes())
                .isFalse();
        assertThat(story.decide((it, at) -> it.endAnnounced(Option.none(), Option.of(end.plusNanos(999_999)), at))
                        .changes())
                .isFalse();
        assertThat(story.decide((it, at) -> it.endAnnounced(Option.none(), Option.of(end.plus(Story.TICK)), at))
                        .changes())
                .isTrue();
    }

    @Test
    void anEndIsAdvisedOfUntilItsInstantAndKeptStorable() {
        var story = Story.connected();
        assertThat(story.decide((it, at) -> it.endAnnounced(Option.none(), Option.of(at.plus(Story.TICK)), at))
                        .changes())
                .isTrue();
        assertThat(story.decide((it, at) -> it.endAnnounced(Option.none(), Option.of(at), at))
                        .changes())
                .isFalse();
        assertThat(story.decide((it, at) -> it.endAnnounced(Option.none(), Option.of(Instant.MIN), at))
                        .changes())
                .isFalse();
        assertThat(story.after((it, at) -> it.endAnnounced(Option.none(), Option.of(Instant.MAX), at))
                        .connection()
                        .data()
                        .announcedEnds())
                .containsExactly(Deadline.LAST);
    }

    // P82

    @Test
    void aSnapshotAskedForBeforeTheLastChangeOfHealthChangesNothing() {
        var story = Story.needsUpdate().after(Connection::updateSucceeded).after(Connection::permissionRevoked);
        var health = story.connection().data().healthVersion();
        assertThat(health).isEqualTo(4);
        for (var trouble : List.of(Option.<UpdateCause>none(), Option.of(UpdateCause.CONSENT_EXPIRED)))
            for (var asked = -1; asked < health; asked++) {
                var status = new RemoteStatus(asked, trouble);
                assertThat(story.decide((it, at) -> it.statusPolled(status, at)).next())
                        .isEqualTo(story.connection());
            }
    }

    @Test
    void oneSnapshotCountsOnce() {
        var story = Story.connected();
        var status = new RemoteStatus(story.connection().data().healthVersion(), Option.of(UpdateCause.MFA_CHANGED));
        var told = story.after((it, at) -> it.statusPolled(status, at));
        assertThat(told.connection()).isInstanceOf(NeedsUpdate.class);
        var mended = told.after(Connection::updateSucceeded);
        assertThat(mended.decide((it, at) -> it.statusPolled(status, at)).next())
                .isEqualTo(mended.connection());
    }

    // hints

    @Test
    void aHintTowardsHealthChangesNothingAndOneAwayFromItActsAtOnce() {
        var end = Option.of(Story.START.plus(Duration.ofDays(7)));
        var now = Story.START;
        var well = Story.connected().connection();
        assertThat(new WebhookSignal.Other()
                        .applyTo(Story.needsUpdate().connection(), now)
                        .changes())
                .isFalse();
        assertThat(new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED)
                        .applyTo(well, now)
                        .next())
                .isInstanceOf(NeedsUpdate.class);
        assertThat(new WebhookSignal.PermissionRevoked().applyTo(well, now).next())
                .isInstanceOf(NeedsUpdate.class);
        var ending = new WebhookSignal.EndAnnounced(Option.of(UpdateCause.CONSENT_EXPIRED), end).applyTo(well, now);
        assertThat(ending.next()).isInstanceOf(Connected.class);
        assertThat(ending.events().flatMap(Event::cause)).containsExactly(Cause.CONSENT_EXPIRED);
    }

    @Test
    void aTroubleHeardOfDuringARefreshShowsWhenItIsOver() {
        for (var story : List.of(Story.refreshing(), Story.inDoubt())) {
            var sick = story.after((it, at) -> it.updateRequired(ELSEWHERE, at));
            assertThat(Story.name(sick.connection())).isEqualTo(Story.name(story.connection()));
            assertThat(((NeedsUpdate) sick.renewed().connection()).updateReason())
                    .isEqualTo(ELSEWHERE);
        }
    }
}
