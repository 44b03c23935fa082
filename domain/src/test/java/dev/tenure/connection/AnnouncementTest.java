package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The announcements about a connection that stops working, and about one that works again. */
class AnnouncementTest {
    private static final Duration LATE = Duration.ofHours(3);

    // P85

    @Test
    void theFailureItsDetectionAndThatItsUserIsWantedAreSaidOnceEach() {
        var last = Story.atTheLastAttempt();
        var byHand = Story.exhausted().after((it, at) -> it.retryOnce(Story.RENEWING, at));
        for (var entry : List.of(
                Story.refreshing().decide((it, at) -> it.refreshRefused(1, "invalid_grant", at)),
                Story.inDoubt().decide((it, at) -> it.refreshRefused(1, "invalid_grant", at)),
                last.decide((it, at) -> it.unanswered(last.lease(), last.rules(), at)),
                last.at(last.claim().lapsesAt()).settle(),
                byHand.decide((it, at) -> it.unanswered(byHand.lease(), byHand.rules(), at)),
                byHand.at(byHand.claim().lapsesAt()).settle(),
                Story.connected().decide(Connection::loginGone),
                Story.needsUpdate().decide(Connection::loginGone),
                Story.lasting().decide((it, at) -> it.accessRefused(1, at)),
                Story.connected()
                        .lastingFor(Story.LIFETIME)
                        .later(Story.LIFETIME)
                        .settle())) {
            assertThat(entry.next()).isInstanceOf(Unauthenticated.class);
            var cause = ((Unauthenticated) entry.next()).cause();
            var types = entry.events().map(Event::type);
            assertThat(types).hasSize(3);
            assertThat(types.get(0)).isIn(EventType.REFRESH_FAILED, EventType.CREDENTIAL_REFUSED);
            assertThat(types.get(1)).isEqualTo(EventType.CONNECTION_UNAUTHENTICATED);
            assertThat(types.get(2)).isIn(EventType.REAUTHORIZATION_REQUIRED, EventType.RELINK_REQUIRED);
            assertThat(entry.events().flatMap(Event::cause).toSet()).containsExactly(cause);
        }
    }

    @Test
    void whatTimeDidTookEffectAtItsInstantHoweverLateItIsRecorded() {
        var last = Story.atTheLastAttempt();
        var lasting = Story.connected().lastingFor(Story.LIFETIME);
        var first = Story.refreshing();
        for (var over : List.of(
                first.at(first.claim().lapsesAt()), last.at(last.claim().lapsesAt()), lasting.later(Story.LIFETIME))) {
            var late = over.later(LATE).settle();
            assertThat(late.next()).isEqualTo(over.settle().next());
            assertThat(late.events().map(Event::effectiveAt).toSet()).containsExactly(over.now());
            assertThat(late.events().map(Event::recordedAt).toSet())
                    .containsExactly(over.now().plus(LATE));
        }
    }

    @Test
    void whatWasSaidNotToWorkIsSaidToWorkAgainOnce() {
        var byHand = Story.exhausted().after((it, at) -> it.retryOnce(Story.RENEWING, at));
        for (var restored : List.of(
                again(Story.needsUpdate()),
                again(Story.revoked()),
                again(Story.unauthenticated()),
                again(byHand),
                byHand.decide((it, at) -> it.renewed(byHand.version(), byHand.fresh(), at))))
            assertThat(restored.events().map(Event::type))
                    .containsExactly(EventType.CONNECTION_RESTORED, EventType.CREDENTIAL_REPLACED);
        for (var well : List.of(again(Story.connected()), again(Story.refreshing()), again(Story.inDoubt())))
            assertThat(well.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REPLACED);
    }

    @Test
    void whatStillNeedsItsUserIsNotSaidToWorkAgain() {
        var byHand = Story.exhausted()
                .after((it, at) -> it.retryOnce(Story.RENEWING, at))
                .after((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED), at));
        var renewed = byHand.decide((it, at) -> it.renewed(byHand.version(), byHand.fresh(), at));
        assertThat(renewed.next()).isInstanceOf(NeedsUpdate.class);
        assertThat(renewed.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REPLACED);
        assertThat(byHand.with(renewed.next())
                        .decide(Connection::updateSucceeded)
                        .events()
                        .map(Event::type))
                .containsExactly(EventType.CONNECTION_RESTORED);
    }

    private static Decision<Connection, Connection> again(Story story) {
        return story.decide((it, at) -> it.completeAuthorization(story.fresh(), Story.REMOTE_ID, story.rules(), at));
    }
}
