package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The trial of a renewed token: a refusal seconds after its renewal is the API's fault, any later one makes the token
 * due. No refusal of an access token purges anything.
 */
class FreshnessTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Test
    void aTokenThatHasServedIsRenewedEachTimeThatItIsRefused() {
        for (var isReported : List.of(true, false)) {
            var story = Story.connected().held(Story.awaitingAuthorization().fresh(Option.none()));
            for (var renewals = 1; renewals <= 5; renewals++) {
                story = story.later(TWO_HOURS).refused().claimed();
                assertThat(story.connection()).isInstanceOf(Refreshing.class);
                var fresh = story.fresh(Option.none());
                story = story.after((it, at) -> it.renewed(it.data().credentialVersion(), fresh, Story.RENEWING, at));
                assertThat(story.connection()).isInstanceOf(Connected.class);
                assertThat(story.version()).isEqualTo(renewals + 1);
                if (isReported) story = story.served();
            }
        }
    }

    @Test
    void aFirstSuccessEndsTheTrial() {
        var served = renewed().served();
        assertThat(served.connection().data().freshUntil()).isEmpty();
        var refused = served.later(Story.TICK).decide((it, at) -> it.accessRefused(2, Story.RENEWING, at));
        assertThat(refused.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REFUSED);
        assertThat(served.with(refused.next()).claimed().connection()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aMinuteEndsTheTrial() {
        var fresh = renewed();
        assertThat(fresh.connection().data().freshUntil()).contains(fresh.now().plusSeconds(60));
        for (var last : List.of(Duration.ZERO, Duration.ofMinutes(1).minus(Story.TICK)))
            assertThat(fresh.later(last).refused().connection().data().trouble())
                    .isNotEmpty();
        var over = fresh.later(Duration.ofMinutes(1)).refused();
        assertThat(over.connection().data().trouble()).isEmpty();
        assertThat(over.credential().acceptance()).isEqualTo(SealedCredential.Acceptance.REFUSED);
    }

    @Test
    void aRefusalOnTrialPausesAndKeepsBothTokens() {
        var fresh = renewed();
        var paused = fresh.decide((it, at) -> it.accessRefused(2, Story.RENEWING, at));
        var until = fresh.now().plus(Story.RENEWING.firstPause());
        assertThat(paused.events())
                .containsExactly(EventType.CREDENTIAL_PAUSED
                        .because(Cause.ACCESS_REFUSED, fresh.now())
                        .with(Detail.DEADLINE, until.toString()));
        assertThat(paused.next().sealedCredential()).contains(fresh.credential());
        var story = fresh.with(paused.next());
        assertThat(story.trouble())
                .isEqualTo(new Trouble(Trouble.Source.API, 1, fresh.now().plus(Duration.ofDays(1)), until));
        for (var use : Purpose.values()) {
            assertThat(story.acquire(use).reply())
                    .isEqualTo(Either.left(new Rejection.Busy(Story.RENEWING.firstPause())));
            assertThat(story.at(until.minus(Story.TICK)).acquire(use).reply())
                    .isEqualTo(Either.left(new Rejection.Busy(Story.TICK)));
            assertThat(story.at(until).acquire(use).reply())
                    .isEqualTo(Either.right(new Acquisition.Ready(2, fresh.credential())));
        }
    }

    @Test
    void duringAPauseFurtherRefusalsSayNothingNew() {
        var paused = Story.paused();
        for (var late : List.of(paused, paused.at(paused.pauseEnd().get().minus(Story.TICK))))
            assertThat(late.decide((it, at) -> it.accessRefused(2, Story.RENEWING, at))
                            .changes())
                    .isFalse();
    }

    @Test
    void aTokenThatIsRefusedAgainAfterThePauseIsRenewed() {
        var again = Story.paused().pauseOver().refused();
        assertThat(again.credential().acceptance()).isEqualTo(SealedCredential.Acceptance.REFUSED);
        assertThat(again.claimed().connection()).isInstanceOf(Refreshing.class);
        assertThat(again.trouble()).isEqualTo(Story.paused().trouble());
    }

    @Test
    void aSuccessEndsThePauseAtOnce() {
        var served = Story.paused().decide((it, at) -> it.accessSucceeded(2, at));
        assertThat(served.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_SERVED);
        assertThat(served.next().data().trouble()).isEmpty();
        assertThat(Story.paused()
                        .with(served.next())
                        .acquire(Purpose.DATA)
                        .reply()
                        .isRight())
                .isTrue();
    }

    @Test
    void oneSuccessIsTakenDownAndFurtherOnesAreNoNews() {
        var served = renewed().served();
        assertThat(served.decide((it, at) -> it.accessSucceeded(2, at)).changes())
                .isFalse();
        assertThat(Story.connected()
                        .decide((it, at) -> it.accessSucceeded(1, at))
                        .changes())
                .isFalse();
        assertThat(renewed().decide((it, at) -> it.accessSucceeded(1, at)).changes())
                .isFalse();
    }

    @Test
    void aSuccessThatIsReportedLateDoesNotTakeBackARefusal() {
        var refused = renewed().served().refused();
        assertThat(refused.served().connection()).isEqualTo(refused.connection());
    }

    @Test
    void aTokenThatWasRefusedOnItsTrialAndIsRefusedDuringItsRenewalIsNotLentAgain() {
        var renewing = renewed().due().claimed();
        var refused = renewing.refused();
        assertThat(refused.credential().acceptance()).isEqualTo(SealedCredential.Acceptance.REFUSED);
        assertThat(refused.acquire(Purpose.DATA).reply().isLeft()).isTrue();
    }

    @Test
    void aTokenOfAnAuthorizationIsOnNoTrial() {
        assertThat(Story.connected().refused().claimed().connection()).isInstanceOf(Refreshing.class);
        assertThat(renewed().obtained().refused().claimed().connection()).isInstanceOf(Refreshing.class);
    }

    @Test
    void withoutATimeOfFreshnessEveryRefusalRenews() {
        var rules = ConnectionRules.builder().freshFor(Duration.ZERO).build();
        var story = Story.connected().under(rules).refused().claimed().renewed().refused();
        assertThat(story.connection().data().trouble()).isEmpty();
        assertThat(story.claimed().connection()).isInstanceOf(Refreshing.class);
    }

    @Test
    void aTokenThatItsIssuerCallsDeadIsRenewedLikeARefusedOne() {
        for (var story : List.of(Story.connected(), Story.refreshing(), Story.inDoubt())) {
            var dead = story.after((it, at) -> it.accessEnded(1, Story.RENEWING, at));
            assertThat(Story.name(dead.connection())).isEqualTo(Story.name(story.connection()));
            assertThat(dead.credential().refresh()).isNotEmpty();
            assertThat(dead.credential().acceptance()).isEqualTo(SealedCredential.Acceptance.REFUSED);
        }
    }

    private static Story renewed() {
        return Story.connected().refused().claimed().renewed();
    }
}
