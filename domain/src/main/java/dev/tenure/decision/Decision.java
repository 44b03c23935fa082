package dev.tenure.decision;

import dev.tenure.token.Token;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Function;

/**
 * What to store, what to announce, what to answer. State and reply are independent on purpose: a refusal may change
 * the owner. Without events nothing changed and nothing is stored. Immutable.
 */
public record Decision<S, R>(
        S next, Seq<Token> issued, Seq<Founded> founded, Seq<Event> events, Either<Rejection, R> reply) {

    /** The owner moves on, and the answer is where to. */
    public static <S> Decision<S, S> to(S next, Event... events) {
        return new Decision<>(next, List.empty(), List.empty(), List.of(events), Either.right(next));
    }

    /** The owner moves on and issues this token, which is the answer. */
    public static <S> Decision<S, Token> issuing(Token token, S next, Event... events) {
        return new Decision<>(next, List.of(token), List.empty(), List.of(events), Either.right(token));
    }

    /** The owner moves on and brings another into being. */
    public static <S> Decision<S, S> founding(Founded founded, S next, Event... events) {
        return new Decision<>(next, List.empty(), List.of(founded), List.of(events), Either.right(next));
    }

    /** Nothing changes, and the answer says why. */
    public static <S, R> Decision<S, R> refused(S state, Rejection why) {
        return new Decision<>(state, List.empty(), List.empty(), List.empty(), Either.left(why));
    }

    /** Nothing changes, and that is fine. */
    public static <S> Decision<S, S> unchanged(S state) {
        return new Decision<>(state, List.empty(), List.empty(), List.empty(), Either.right(state));
    }

    /** Whether there is anything to store. */
    public boolean changes() {
        return !events.isEmpty();
    }

    /** This, and then what the next state decides; the answer is the later one's. */
    public <T> Decision<S, T> followedBy(Function<S, Decision<S, T>> command) {
        var later = command.apply(next);
        if (!changes()) return later;
        return new Decision<>(
                later.next,
                issued.appendAll(later.issued),
                founded.appendAll(later.founded),
                events.appendAll(later.events),
                later.reply);
    }

    /** This, and then what time has already done to the next state; the answer stays. */
    public Decision<S, R> settled(Function<S, Decision<S, S>> settle) {
        return followedBy(state -> settle.apply(state).answering(reply));
    }

    /**
     * This, which settled the owner, and then a command. What settling changed is kept only if the command changes
     * something too; so a refusal changes nothing, and neither does a report that does not concern the owner.
     */
    public <T> Decision<S, T> then(S unsettled, Function<S, Decision<S, T>> command) {
        var decided = command.apply(next);
        return decided.changes()
                ? followedBy(settled -> decided)
                : new Decision<>(unsettled, List.empty(), List.empty(), List.empty(), decided.reply);
    }

    /** The same change, written down at this instant: what took effect earlier keeps when it did. */
    public Decision<S, R> recordedAt(Instant now) {
        return new Decision<>(next, issued, founded, events.map(event -> event.recordedAt(now)), reply);
    }

    /** The same change, each of its events with one more detail. */
    public Decision<S, R> with(Detail detail, String value) {
        return new Decision<>(next, issued, founded, events.map(event -> event.with(detail, value)), reply);
    }

    /** The same change; where it was accepted, this is the answer. */
    public <T> Decision<S, T> naming(T answer) {
        return answering(reply.map(accepted -> answer));
    }

    /** The same change; where it was accepted, this is made of the answer. */
    public <T> Decision<S, T> answering(Function<R, T> answer) {
        return answering(reply.map(answer));
    }

    /** The same change with another answer. */
    public <T> Decision<S, T> answering(Either<Rejection, T> answer) {
        return new Decision<>(next, issued, founded, events, answer);
    }
}
