package dev.tenure.decision;

import dev.tenure.token.Token;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Function;

/**
 * The outcome of a command: the state to store, the events to announce, the reply. State and reply are independent on
 * purpose: a refusal may change the aggregate. Without events nothing changed and nothing is stored. Immutable.
 */
public record Decision<S, R>(
        S next, Seq<Token> issued, Seq<Created> created, Seq<Event> events, Either<Rejection, R> reply) {

    /** Moves the aggregate to the next state, which is also the reply. */
    public static <S> Decision<S, S> to(S next, Event... events) {
        return new Decision<>(next, List.empty(), List.empty(), List.of(events), Either.right(next));
    }

    /** Moves the aggregate to the next state and issues this token, which is the reply. */
    public static <S> Decision<S, Token> issuing(Token token, S next, Event... events) {
        return new Decision<>(next, List.of(token), List.empty(), List.of(events), Either.right(token));
    }

    /** Moves the aggregate to the next state and creates another. */
    public static <S> Decision<S, S> creating(Created created, S next, Event... events) {
        return new Decision<>(next, List.empty(), List.of(created), List.of(events), Either.right(next));
    }

    /** Changes nothing and replies with the reason. */
    public static <S, R> Decision<S, R> refused(S state, Rejection why) {
        return new Decision<>(state, List.empty(), List.empty(), List.empty(), Either.left(why));
    }

    /** Changes nothing and accepts. */
    public static <S> Decision<S, S> unchanged(S state) {
        return new Decision<>(state, List.empty(), List.empty(), List.empty(), Either.right(state));
    }

    /** Returns true if there is anything to store. */
    public boolean changes() {
        return !events.isEmpty();
    }

    /** Continues with a command on the next state; the reply is the later one's. */
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

    /** Continues with what time has already done to the next state; the reply stays. */
    public Decision<S, R> settled(Function<S, Decision<S, S>> settle) {
        return followedBy(state -> settle.apply(state).withReply(reply));
    }

    /**
     * Continues, after settling the aggregate, with a command. The settling is stored only if the command changes
     * something too; so a refusal changes nothing, and neither does a report that does not concern the aggregate.
     */
    public <T> Decision<S, T> keepingOnlyIfChanged(S unsettled, Function<S, Decision<S, T>> command) {
        var decided = command.apply(next);
        return decided.changes()
                ? followedBy(settled -> decided)
                : new Decision<>(unsettled, List.empty(), List.empty(), List.empty(), decided.reply);
    }

    /** The same change, recorded at this instant: the instants of effect stay. */
    public Decision<S, R> recordedAt(Instant now) {
        return new Decision<>(next, issued, created, events.map(event -> event.recordedAt(now)), reply);
    }

    /** The same change, each of its events with one more detail. */
    public Decision<S, R> with(Detail detail, String value) {
        return new Decision<>(next, issued, created, events.map(event -> event.with(detail, value)), reply);
    }

    /** The same change, with this reply if it was accepted. */
    public <T> Decision<S, T> replying(T answer) {
        return withReply(reply.map(accepted -> answer));
    }

    /** The same change, with its reply mapped if it was accepted. */
    public <T> Decision<S, T> mapReply(Function<R, T> answer) {
        return withReply(reply.map(answer));
    }

    /** The same change with another reply. */
    public <T> Decision<S, T> withReply(Either<Rejection, T> answer) {
        return new Decision<>(next, issued, created, events, answer);
    }
}
