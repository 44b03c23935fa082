package dev.tenure.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The repetition of an exchange or a rotation of an Item, for a client that lost the answer. */
class RetryTest {
    private static final Duration TICK = Duration.ofMillis(1);

    @Test
    void aRetriedExchangeGetsTheSameAnswerUntilAMillisecondBeforeTheEndOfItsWindow() {
        var story = Story.pending();
        var first = story.exchange(Story.FORGIVING);
        assertThat(first.reply()).isEqualTo(Either.right(Option.none()));
        var later = story.then(first).at(Story.START.plus(Story.WINDOW).minus(TICK));
        for (var again = 0; again < 3; again++) isRepeated(first, later.exchange(Story.FORGIVING));
        assertThat(reason(later.at(Story.START.plus(Story.WINDOW)).exchange(Story.FORGIVING)))
                .contains(RejectionCode.CONSUMED);
    }

    @Test
    void aRetriedRotationGetsTheSameAnswerInIllHealthToo() {
        for (var story : List.of(Story.active(), Story.needsUpdate())) {
            var first = story.rotate(Story.FORGIVING);
            var later = story.then(first).at(Story.START.plus(Story.WINDOW).minus(TICK));
            isRepeated(first, later.rotate(Story.FORGIVING));
            assertThat(reason(later.at(Story.START.plus(Story.WINDOW)).rotate(Story.FORGIVING)))
                    .contains(RejectionCode.ROTATED);
        }
    }

    private static void isRepeated(Decision<Item, Option<Retry>> first, Decision<Item, Option<Retry>> again) {
        assertThat(again.changes()).isFalse();
        assertThat(again.next()).isEqualTo(first.next());
        assertThat(again.reply().get()).isEqualTo(first.next().data().retry()).isNotEmpty();
    }

    @Test
    void aRotatedTokenOpensNothingWithinItsWindow() {
        var story = Story.active();
        var rotated = story.then(story.rotate(Story.FORGIVING));
        assertThat(rotated.item()
                        .authenticate(story.access(), Purpose.MANAGEMENT, rotated.moment())
                        .getLeft())
                .isEqualTo(new Rejection.Rotated());
    }

    @Test
    void anExchangeIsRepeatedNoLongerThanThePublicTokenLives() {
        var story = Story.pending();
        var end = story.publicToken().deadline().get().at();
        var late = story.at(end.minusSeconds(10));
        var exchanged = late.then(late.exchange(Story.FORGIVING));
        assertThat(exchanged.item().sealedUntil()).contains(end);
        assertThat(reason(exchanged.at(end.minus(TICK)).exchange(Story.FORGIVING)))
                .isEmpty();
        assertThat(reason(exchanged.at(end).exchange(Story.FORGIVING))).contains(RejectionCode.CONSUMED);
    }

    @Test
    void onlyTheLastPredecessorIsAnsweredAgain() {
        var story = Story.pending();
        var exchanged = story.then(story.exchange(Story.FORGIVING));
        var rotated = exchanged.then(exchanged.rotate(Story.FORGIVING));
        assertThat(rotated.item().sealedUntil()).isNotEmpty();
        assertThat(reason(rotated.exchange(Story.FORGIVING))).contains(RejectionCode.CONSUMED);
        var third = Token.access(Story.hash(TokenKind.ACCESS, "third"), 2, Story.START);
        var again = rotated.then(rotated.decide(
                (item, now) -> item.rotateAccessToken(third, rotated.fresh("fourth", third, Story.FORGIVING), now)));
        assertThat(reason(again.rotate(Story.FORGIVING))).contains(RejectionCode.ROTATED);
    }

    @Test
    void aSuccessorThatIsReplacedItselfIsNotToldAgain() {
        var story = Story.pending();
        var exchanged = story.then(story.exchange(Story.FORGIVING));
        var current = exchanged.item().data();
        assertThat(current.retry()).isNotEmpty();
        var rotated = exchanged.after((item, now) -> item.rotateAccessToken(Story.hash(TokenKind.ACCESS, "next"), now));
        var reissued =
                exchanged.after((item, now) -> item.reissueAccessToken(Story.hash(TokenKind.ACCESS, "next"), now));
        for (var after : List.of(rotated, reissued)) {
            assertThat(after.item().data().accessGeneration()).isEqualTo(current.accessGeneration() + 1);
            assertThat(reason(after.exchange(Story.FORGIVING))).contains(RejectionCode.CONSUMED);
        }
    }

    @Test
    void aRemovedItemRepeatsNothingAndKeepsNoSeal() {
        var story = Story.active();
        var rotated = story.then(story.rotate(Story.FORGIVING));
        var removed = rotated.after(
                (item, now) -> item.remove(Removal.because(RemovalReason.ITEM_REMOVED), Story.RULES, now));
        assertThat(removed.item().sealedUntil()).isEmpty();
        assertThat(reason(removed.rotate(Story.FORGIVING))).contains(RejectionCode.REMOVED);
    }

    @Test
    void aWithdrawalWinsOverAnOpenWindow() {
        var story = Story.active();
        var rotated = story.then(story.rotate(Story.FORGIVING));
        var withdrawn = new DecisionContext(Story.START, Option.of(new End(Cause.PERMISSION_WITHDRAWN, Story.START)));
        var again = rotated.item()
                .decide(
                        withdrawn,
                        item -> item.rotateAccessToken(
                                story.access(), story.fresh("rotated", story.access(), Story.FORGIVING), Story.START));
        assertThat(reason(again)).contains(RejectionCode.REMOVED);
    }

    @Test
    void aClientThatUsesItsTokenHasReceivedItAndTheWindowEnds() {
        for (var story : List.of(Story.active(), Story.needsUpdate())) {
            var rotated = story.then(story.rotate(Story.FORGIVING));
            var token = Token.access(Story.hash(TokenKind.ACCESS, "rotated"), 2, Story.START);
            var received = rotated.after((item, now) -> item.received(token, now));
            assertThat(received.item()).isEqualTo(rotated.item().withoutSeal());
            assertThat(reason(received.rotate(Story.FORGIVING))).contains(RejectionCode.ROTATED);
            assertThat(received.decide((item, now) -> item.received(token, now)).changes())
                    .isFalse();
        }
    }

    @Test
    void noOtherTokenEndsTheWindow() {
        var story = Story.active();
        var rotated = story.then(story.rotate(Story.FORGIVING));
        for (var token : List.of(
                story.access(),
                story.publicToken(),
                Token.access(Story.hash(TokenKind.ACCESS, "of no generation yet"), 3, Story.START),
                Token.processor(Story.hash(TokenKind.PROCESSOR, "partner"), Story.PARTNER, Story.START))) {
            var decision = rotated.decide((item, now) -> item.received(token, now));
            assertThat(decision.changes()).isFalse();
            assertThat(decision.reply().isRight()).isTrue();
        }
    }

    @Test
    void aDeadlineOfTheWindowOutlivesAChangeOfTheRules() {
        var story = Story.pending();
        var exchanged = story.then(story.exchange(Story.FORGIVING));
        assertThat(reason(exchanged.exchange(Story.RULES))).isEmpty();
        assertThat(exchanged.then(exchanged.rotate(Story.RULES)).item().data().retry())
                .isEqualTo(Option.none());
    }

    @Test
    void theSealOutlivesAChangeOfHealthAndIsErasedWithoutTouchingAnythingElse() {
        var story = Story.active();
        var rotated = story.then(story.rotate(Story.FORGIVING));
        var unwell = rotated.after((item, now) -> item.reportLoginRequired(UpdateCause.MFA_CHANGED, now));
        assertThat(reason(unwell.rotate(Story.FORGIVING))).isEmpty();
        for (var each : List.of(rotated, unwell)) {
            assertThat(each.item().sealedUntil()).contains(Story.START.plus(Story.WINDOW));
            var erased = each.item().withoutSeal();
            assertThat(erased.sealedUntil()).isEmpty();
            assertThat(erased.state()).isEqualTo(each.item().state());
            assertThat(erased.data())
                    .isEqualTo(each.item().data().withRetry(Option.none()))
                    .isNotEqualTo(each.item().data());
        }
    }

    @Test
    void anItemWithoutASealHasNothingToErase() {
        for (var story : List.of(Story.pending(), Story.active(), Story.needsUpdate(), Story.removed())) {
            assertThat(story.item().sealedUntil()).isEmpty();
            assertThat(story.item().withoutSeal()).isEqualTo(story.item());
        }
    }

    private static Option<RejectionCode> reason(Decision<Item, ?> decision) {
        return decision.reply().swap().toOption().map(Rejection::code);
    }
}
