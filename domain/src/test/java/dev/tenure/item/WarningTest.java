package dev.tenure.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.profile.Plaid;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An Item tells its state and the deadlines ahead of it. */
class WarningTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant LATER = Story.CONSENT_END.plus(Duration.ofDays(20));

    @Test
    void anItemIsKnownByItsNameAndItsOwnershipInEveryState() {
        for (var story : List.of(Story.pending(), Story.active(), Story.needsUpdate(), Story.removed())) {
            assertThat(story.item().id()).isEqualTo(story.item().data().id()).isNotNull();
            assertThat(story.item().ownership())
                    .isEqualTo(story.item().data().ownership())
                    .isNotNull();
        }
    }

    @Test
    void anItemThatAlreadyNeedsItsUserIsOpenedWithoutAWarning() {
        var story = Story.needsUpdate();
        var opened = story.item().authenticate(story.access(), Purpose.MANAGEMENT, story.moment());
        assertThat(opened.get().warning()).isEqualTo(Option.none());
    }

    @Test
    void anAccessTokenAfterTheCurrentOneIsUnknown() {
        var story = Story.active();
        var next = Token.access(Story.hash(TokenKind.ACCESS, "next"), 2, Story.START);
        assertThat(story.item().authenticate(next, Purpose.DATA, story.moment()).getLeft())
                .isEqualTo(new Rejection.UnknownToken());
    }

    @Test
    void ofTwoEndsTheConsentsIsWarnedOfInItsOwnTimeAndOnce() {
        var story = disconnectedAt(Story.active(), LATER).at(Story.CONSENT_END.minus(WEEK));
        assertThat(warnings(story)).containsExactly(Cause.CONSENT_EXPIRED);
        var warned = warned(story);
        assertThat(warned.item().data().consent().flatMap(WarnedDeadline::warnsAt))
                .isEmpty();
        assertThat(warned.item().data().disconnect().flatMap(WarnedDeadline::warnsAt))
                .contains(LATER.minus(WEEK));
        assertThat(warnings(warned)).isEmpty();
    }

    @Test
    void ofTwoEndsTheDisconnectIsWarnedOfInItsOwnTimeAndOnce() {
        var early = Story.CONSENT_END.minus(WEEK).minus(WEEK);
        var story = disconnectedAt(Story.active(), early).at(early.minusSeconds(1));
        assertThat(warnings(story)).containsExactly(Cause.INSTITUTION_MIGRATION);
        var warned = warned(story);
        assertThat(warned.item().data().disconnect().flatMap(WarnedDeadline::warnsAt))
                .isEmpty();
        assertThat(warned.item().data().consent().flatMap(WarnedDeadline::warnsAt))
                .contains(Story.CONSENT_END.minus(WEEK));
        assertThat(warnings(warned)).isEmpty();
    }

    @Test
    void anItemThatAgesIsNotSaidToBeDisconnected() {
        var aged = Plaid.PLAID.items().sandboxAge().get();
        var story =
                Story.pending(Option.none(), Environment.SANDBOX, Story.START).exchanged();
        var events = disconnectedAt(story, Story.START.plus(aged).plus(Duration.ofDays(9)))
                .at(Story.START.plus(aged))
                .item()
                .applyDeadlines(Story.START.plus(aged))
                .events();
        assertThat(events.map(Event::type)).containsExactly(EventType.ITEM_LOGIN_REQUIRED);
    }

    private static Story disconnectedAt(Story story, Instant at) {
        var end = new Deadline(at, Cause.INSTITUTION_MIGRATION);
        return story.after((item, now) -> Story.disconnect(item, end, now));
    }

    private static Story warned(Story story) {
        var next = story.item().settle(story.moment()).next();
        return new Story(next, story.now(), story.publicToken(), story.access(), story.link());
    }

    private static Seq<Cause> warnings(Story story) {
        return story.item()
                .settle(story.moment())
                .events()
                .filter(event -> event.type() == EventType.EXPIRY_WARNED)
                .map(event -> event.cause().get());
    }
}
