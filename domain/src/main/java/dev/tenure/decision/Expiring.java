package dev.tenure.decision;

import static dev.tenure.decision.Decision.unchanged;

import java.time.Instant;
import java.util.function.Function;

/** An aggregate that time changes. Commands go through {@link #decide}: there, what time has done counts, recorded or not. */
public interface Expiring<S extends Expiring<S>> extends Aggregate {
    /** This aggregate, as what it is. */
    S self();

    /** The one gate for commands: first what time has done, then the command. */
    default <R> Decision<S, R> decide(DecisionContext context, Function<S, Decision<S, R>> command) {
        return settle(context).keepingOnlyIfChanged(self(), command);
    }

    /**
     * The gate for ends, which are to stand: where the command finds nothing left to end, what time has done is kept in
     * its place, so that no clock which steps back undoes it.
     */
    default <R> Decision<S, R> decideEnd(DecisionContext context, Function<S, Decision<S, R>> command) {
        var decided = decide(context, command);
        return decided.changes() || decided.reply().isLeft()
                ? decided
                : settle(context).followedBy(command);
    }

    /** What has been done to it by now, in its order; again changes nothing. */
    default Decision<S, S> settle(DecisionContext context) {
        return applyDeadlines(context.now()).followedBy(aggregate -> aggregate.warn(context.now()));
    }

    /** Which deadlines have passed by now, in their order. */
    Decision<S, S> applyDeadlines(Instant now);

    /** Which deadlines are to be warned of. */
    default Decision<S, S> warn(Instant now) {
        return unchanged(self());
    }
}
