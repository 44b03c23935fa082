package dev.tenure.custody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
import dev.tenure.decision.EventType;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of the login behind a custody: whether it works, and when its user is needed. */
class HealthTest {
    private static final Trouble ELSEWHERE = new Trouble(Cause.LOGIN_REQUIRED, Option.of(Story.PAGE));

    // P80

    @Test
    void needingItsUserKeepsTheCredentialAndItsVersion() {
        for (var sick : List.of(Story.needsUpdate(), Story.revoked())) {
            assertThat(sick.credential()).isEqualTo(Story.connected().credential());
            assertThat(sick.version()).isEqualTo(Story.connected().version());
            var well = sick.after(Custody::updateSucceeded);
            assertThat(well.custody()).isInstanceOf(Connected.class);
            assertThat(well.credential()).isEqualTo(sick.credential());
            assertThat(well.version()).isEqualTo(sick.version());
        }
    }

    @Test
    void theSameTroubleIsAnnouncedOnceAndAPageToGoToOnceMore() {
        var sick = Story.needsUpdate();
        assertThat(sick.decide((it, at) -> it.userNeeded(Trouble.of(Cause.MFA_CHANGED), at))
                        .changes())
                .isFalse();
        var named = sick.decide((it, at) -> it.userNeeded(ELSEWHERE, at));
        assertThat(named.events().flatMap(event -> event.details().get(Detail.WHERE)))
                .containsExactly(Story.PAGE);
        assertThat(sick.with(named.next())
                        .decide((it, at) -> it.userNeeded(ELSEWHERE, at))
                        .changes())
                .isFalse();
    }

    @Test
    void noPageLeadsPastAPermissionThatWasTakenBack() {
        var revoked = Story.revoked();
        assertThat(revoked.decide((it, at) -> it.userNeeded(ELSEWHERE, at)).next())
                .isEqualTo(revoked.custody());
        assertThat(revoked.after((it, at) -> it.userNeeded(ELSEWHERE, at))
                        .after(Custody::gone)
                        .custody())
                .isInstanceOf(Closed.class);
    }

    // C23

    @Test
    void whatIsRefusedAfterThePermissionWasTakenBackIsOverAndNotUnauthenticated() {
        var revoked = Story.revoked();
        for (var over : List.of(
                revoked.after(Custody::gone),
                revoked.after((it, at) -> it.accessRefused(revoked.version(), at)),
                revoked.after(Custody::updateImpossible))) {
            assertThat(over.custody()).isInstanceOf(Closed.class);
            assertThat(over.custody().vaulted()).isEmpty();
        }
    }

    // C25

    @Test
    void anEndToComeIsAdvisedOfOnceAndChangesNoHealth() {
        var end = Story.START.plus(Duration.ofDays(7));
        var advised = Story.connected().decide((it, at) -> it.ending(end, at));
        assertThat(advised.events().map(event -> event.type())).containsExactly(EventType.UPDATE_ADVISED);
        assertThat(advised.next()).isInstanceOf(Connected.class);
        var story = Story.connected().with(advised.next());
        assertThat(story.decide((it, at) -> it.ending(end, at)).changes()).isFalse();
        assertThat(story.decide((it, at) -> it.ending(end.plusNanos(999_999), at))
                        .changes())
                .isFalse();
        assertThat(story.decide((it, at) -> it.ending(end.plus(Story.TICK), at)).changes())
                .isTrue();
    }

    @Test
    void anEndIsAdvisedOfUntilItsInstantAndKeptStorable() {
        var story = Story.connected();
        assertThat(story.decide((it, at) -> it.ending(at.plus(Story.TICK), at)).changes())
                .isTrue();
        assertThat(story.decide((it, at) -> it.ending(at, at)).changes()).isFalse();
        assertThat(story.decide((it, at) -> it.ending(Instant.MIN, at)).changes())
                .isFalse();
        assertThat(story.after((it, at) -> it.ending(Instant.MAX, at))
                        .custody()
                        .keeping()
                        .advised())
                .contains(Deadline.LAST);
    }

    // P82

    @Test
    void aSnapshotAskedForBeforeTheLastChangeOfHealthChangesNothing() {
        var story = Story.needsUpdate().after(Custody::updateSucceeded).after(Custody::permissionRevoked);
        var health = story.custody().keeping().healthVersion();
        assertThat(health).isEqualTo(4);
        for (var trouble : List.of(Option.<Cause>none(), Option.of(Cause.CONSENT_EXPIRED)))
            for (var asked = -1; asked < health; asked++) {
                var snapshot = new Snapshot(asked, trouble);
                assertThat(story.decide((it, at) -> it.observed(snapshot, at)).next())
                        .isEqualTo(story.custody());
            }
    }

    @Test
    void oneSnapshotCountsOnce() {
        var story = Story.connected();
        var snapshot = new Snapshot(story.custody().keeping().healthVersion(), Option.of(Cause.MFA_CHANGED));
        var told = story.after((it, at) -> it.observed(snapshot, at));
        assertThat(told.custody()).isInstanceOf(NeedsUpdate.class);
        var mended = told.after(Custody::updateSucceeded);
        assertThat(mended.decide((it, at) -> it.observed(snapshot, at)).next()).isEqualTo(mended.custody());
    }

    // hints

    @Test
    void aHintTowardsHealthChangesNothingAndOneAwayFromItActsAtOnce() {
        var end = new Deadline(Story.START.plus(Duration.ofDays(7)), Cause.CONSENT_EXPIRED);
        var now = Story.START;
        var well = Story.connected().custody();
        assertThat(new Hint.Other().to(Story.needsUpdate().custody(), now).changes())
                .isFalse();
        assertThat(new Hint.UserNeeded(Cause.LOGIN_REQUIRED).to(well, now).next())
                .isInstanceOf(NeedsUpdate.class);
        assertThat(new Hint.PermissionRevoked().to(well, now).next()).isInstanceOf(NeedsUpdate.class);
        assertThat(new Hint.Ending(end).to(well, now).next()).isInstanceOf(Connected.class);
    }

    @Test
    void aTroubleHeardOfDuringARefreshShowsWhenItIsOver() {
        for (var story : List.of(Story.refreshing(), Story.inDoubt())) {
            var sick = story.after((it, at) -> it.userNeeded(ELSEWHERE, at));
            assertThat(Story.name(sick.custody())).isEqualTo(Story.name(story.custody()));
            assertThat(((NeedsUpdate) sick.renewed().custody()).trouble()).isEqualTo(ELSEWHERE);
        }
    }
}
