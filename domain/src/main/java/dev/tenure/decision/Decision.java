package dev.tenure.decision;

import dev.tenure.token.Token;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Function;

/**
 * What to store, what to announce, what to answer. State and reply are independent on purpose: a refusal may change
 * the aggregate. Without events nothing changed and nothing is stored. Immutable.
 */
public record Decision<S, R>(
        S next, Seq<Token> issued, Seq<Created> created, Seq<Event> events, Either<Rejection, R> reply) {

    /** The aggregate moves on, and the answer is where to. */
    public static <S> Decision<S, S> to(S next, Event... events) {
        return new Decision<>(next, List.empty(), List.empty(), List.of(events), Either.right(next));
    }

    /** The aggregate moves on and issues this token, which is the answer. */
    public static <S> Decision<S, Token> issuing(Token token, S next, Event... events) {
        return new Decision<>(next, List.of(token), List.empty(), List.of(events), Either.right(token));
    }

    /** The aggregate moves on and brings another into being. */
    public static <S> Decision<S, S> creating(Created created, S next, Event... events) {
        return new Decision<>(next, List.empty(), List.of(created), List.of(events), Either.right(next));
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
                created.appendAll(later.created),
                events.appendAll(later.events),
                later.reply);
    }

    /** This, and then what time has already done to the next state; the answer stays. */
    public Decision<S, R> settled(Function<S, Decision<S, S>> settle) {
        return followedBy(state -> settle.apply(state).withReply(reply));
    }

    /**
     * This, which settled the aggregate, and then a command. What settling changed is kept only if the command changes
     * something too; so a refusal changes nothing, and neither does a report that does not concern the aggregate.
     */
    public <T> Decision<S, T> keepingOnlyIfChanged(S unsettled, Function<S, Decision<S, T>> command) {
        var decided = command.apply(next);
        return decided.changes()
                ? followedBy(settled -> decided)
                : new Decision<>(unsettled, List.empty(), List.empty(), List.empty(), decided.reply);
    }

    /** The same change, written down at this instant: what took effect earlier keeps when it did. */
    public Decision<S, R> recordedAt(Instant now) {
        return new Decision<>(next, issued, created, events.map(event -> event.recordedAt(now)), reply);
    }

    /** The same change, each of its events with one more detail. */
    public Decision<S, R> with(Detail detail, String value) {
        return new Decision<>(next, issued, created, events.map(event -> event.with(detail, value)), reply);
    }

    /** The same change; where it was accepted, this is the answer. */
    public <T> Decision<S, T> replying(T answer) {
        return withReply(reply.map(accepted -> answer));
    }

    /** The same change; where it was accepted, this is made of the answer. */
    public <T> Decision<S, T> mapReply(Function<R, T> answer) {
        return withReply(reply.map(answer));
    }

    /** The same change with another answer. */
    public <T> Decision<S, T> withReply(Either<Rejection, T> answer) {
        return new Decision<>(next, issued, created, events, answer);
    }
}
