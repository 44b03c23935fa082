package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
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

/** The announcements about a connection that stops working, and about one that works again. */
class AnnouncementTest {
    private static final Duration LATE = Duration.ofHours(3);

    // P85

    @Test
    void theFailureItsDetectionAndThatItsUserIsWantedAreSaidOnceEach() {
        for (var entry : List.of(
                Story.refreshing().decide((it, at) -> it.refreshRefused(1, "invalid_grant", at)),
                Story.inDoubt().decide((it, at) -> it.refreshRefused(1, "invalid_grant", at)),
                Story.connected().decide(Connection::loginGone),
                Story.needsUpdate().decide(Connection::loginGone),
                Story.lasting().decide((it, at) -> it.accessEnded(1, Story.LASTING, at)),
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
    void anEffectOfTimeIsAsOfItsInstantHoweverLateItIsRecorded() {
        var lasting = Story.connected().lastingFor(Story.LIFETIME);
        var first = Story.refreshing();
        var last = lastOfADay();
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
    void aLeaseThatLapsesAfterADayOfSilenceAsksForTheUserInTheSameBreath() {
        var last = lastOfADay();
        var over = last.at(last.claim().lapsesAt()).settle();
        assertThat(over.events().map(Event::type))
                .containsExactly(EventType.REFRESH_IN_DOUBT, EventType.UPDATE_REQUIRED);
        assertThat(over.events().flatMap(Event::cause)).containsExactly(Cause.LEASE_LAPSED, Cause.REFRESH_UNANSWERED);
    }

    @Test
    void aBrokenConnectionIsAnnouncedToWorkAgainOnce() {
        for (var restored : List.of(
                again(Story.needsUpdate()),
                again(Story.revoked()),
                again(Story.unauthenticated()),
                again(Story.apiRefuses()),
                again(Story.silent()),
                renewal(Story.silent())))
            assertThat(restored.events().map(Event::type))
                    .containsExactly(EventType.CONNECTION_RESTORED, EventType.CREDENTIAL_REPLACED);
        for (var well : List.of(again(Story.connected()), again(Story.refreshing()), again(Story.inDoubt())))
            assertThat(well.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REPLACED);
    }

    @Test
    void aConnectionThatStillNeedsItsUserIsNotAnnouncedToWorkAgain() {
        var sick =
                Story.inDoubt().after((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED), at));
        var renewed = renewal(sick);
        assertThat(renewed.next()).isInstanceOf(NeedsUpdate.class);
        assertThat(renewed.events().map(Event::type)).containsExactly(EventType.CREDENTIAL_REPLACED);
        assertThat(sick.with(renewed.next())
                        .decide(Connection::updateSucceeded)
                        .events()
                        .map(Event::type))
                .containsExactly(EventType.CONNECTION_RESTORED);
    }

    // [plaid:pending-disconnect]

    @Test
    void anEndWithoutAnInstantOrACauseIsAdvisedOfWithWhatIsKnown() {
        var at = Story.START.plus(Duration.ofDays(7));
        for (var cause : List.of(Option.<UpdateCause>none(), Option.of(UpdateCause.INSTITUTION_MIGRATION)))
            for (var end : List.of(Option.<Instant>none(), Option.of(at))) {
                var advised = Story.connected().decide((it, now) -> it.endAnnounced(cause, end, now));
                assertThat(advised.events()).hasSize(1);
                var event = advised.events().head();
                assertThat(event.type()).isEqualTo(EventType.UPDATE_ADVISED);
                assertThat(event.cause()).isEqualTo(cause.map(UpdateCause::cause));
                assertThat(event.details().get(Detail.DEADLINE)).isEqualTo(end.map(Instant::toString));
                assertThat(event.effectiveAt()).isEqualTo(Story.START);
            }
    }

    @Test
    void anEndWithoutAnInstantIsAdvisedOfUnlessOneToComeIsKnown() {
        var unknown = Story.connected().after((it, at) -> it.endAnnounced(Option.none(), Option.none(), at));
        assertThat(unknown.connection().data().announcedEnds()).containsExactly(Deadline.LAST);
        assertThat(advice(unknown, Option.none())).isZero();
        assertThat(advice(unknown, Option.of(Story.START.plus(LATE)))).isOne();
        var known = Story.connected().after((it, at) -> it.endAnnounced(Option.none(), Option.of(at.plus(LATE)), at));
        assertThat(advice(known.later(LATE.minus(Story.TICK)), Option.none())).isZero();
        assertThat(advice(known.later(LATE), Option.none())).isOne();
    }

    @Test
    void eachEndIsAdvisedOfOnceHoweverTheirWebhooksAlternate() {
        var one = Story.START.plus(Duration.ofDays(7));
        var other = one.plus(Duration.ofDays(1));
        var story = Story.connected();
        var advised = 0;
        for (var end : List.of(one, other, one, other, one)) {
            advised += advice(story, Option.of(end));
            story = story.after((it, at) -> it.endAnnounced(Option.none(), Option.of(end), at));
        }
        assertThat(advised).isEqualTo(2);
        assertThat(story.connection().data().announcedEnds()).containsExactly(one, other);
    }

    @Test
    void theLastEightEndsAreRemembered() {
        var story = Story.connected();
        for (var day = 1; day <= 9; day++) {
            var end = Story.START.plus(Duration.ofDays(day));
            story = story.after((it, at) -> it.endAnnounced(Option.none(), Option.of(end), at));
        }
        assertThat(story.connection().data().announcedEnds()).hasSize(8);
        assertThat(advice(story, Option.of(Story.START.plus(Duration.ofDays(2)))))
                .isZero();
        assertThat(advice(story, Option.of(Story.START.plus(Duration.ofDays(1)))))
                .isOne();
    }

    @Test
    void theEndOfAConsentIsAdvisedOfOnceWhateverTheOrderOfWebhooksAndPoll() {
        var end = Story.START.plus(Duration.ofDays(7));
        Story.Command<Connection> ending =
                (it, at) -> it.endAnnounced(Option.of(UpdateCause.CONSENT_EXPIRED), Option.of(end), at);
        Story.Command<Connection> sick = (it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED), at);
        Story.Command<Connection> poll = (it, at) ->
                it.statusPolled(new RemoteStatus(it.data().healthVersion(), Option.none(), Option.of(end)), at);
        for (var order : List.of(ending, sick, poll)
                .permutations()
                .map(it -> it.append(poll))
                .append(List.of(poll))) {
            var story = Story.connected();
            var advice = List.<Event>empty();
            for (var command : order) {
                var decided = story.decide(command);
                story = story.with(decided.next());
                advice = advice.appendAll(decided.events().filter(it -> it.type() == EventType.UPDATE_ADVISED));
            }
            assertThat(story.connection()).isInstanceOf(Connected.class);
            assertThat(advice).hasSize(1);
            assertThat(advice.head().cause()).contains(Cause.CONSENT_EXPIRED);
            assertThat(advice.head().details().get(Detail.DEADLINE)).contains(end.toString());
        }
    }

    /** A lease of the last attempt before the user is asked for. */
    private static Story lastOfADay() {
        var story = Story.inDoubt().retriable().claimed();
        while (story.failed().connection().data().updateReason().isEmpty())
            story = story.failed().retriable().claimed();
        return story;
    }

    private static int advice(Story story, Option<Instant> end) {
        return story.decide((it, at) -> it.endAnnounced(Option.none(), end, at))
                .events()
                .count(event -> event.type() == EventType.UPDATE_ADVISED);
    }

    private static Decision<Connection, Connection> renewal(Story story) {
        return story.decide((it, at) -> it.renewed(story.version(), story.fresh(), story.rules(), at));
    }

    private static Decision<Connection, Connection> again(Story story) {
        return story.decide((it, at) -> it.completeAuthorization(story.fresh(), Story.REMOTE_ID, story.rules(), at));
    }
}
