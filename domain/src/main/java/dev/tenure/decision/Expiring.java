package dev.tenure.decision;

import static dev.tenure.decision.Decision.unchanged;

import java.time.Instant;
import java.util.function.Function;

/**
 * An aggregate that time changes. Call commands through {@link #decide}, which counts every deadline that has passed,
 * recorded or not.
 */
public interface Expiring<S extends Expiring<S>> extends Aggregate {
    /** This aggregate in its own type. */
    S self();

    /** Runs a command: the one gate, which first applies what time has done. */
    default <R> Decision<S, R> decide(DecisionContext context, Function<S, Decision<S, R>> command) {
        return settle(context).keepingOnlyIfChanged(self(), command);
    }

    /**
     * Runs a command that ends the aggregate. If it finds nothing left to end, the settled state is stored in its
     * place, so that a clock which steps back cannot undo it.
     */
    default <R> Decision<S, R> decideEnd(DecisionContext context, Function<S, Decision<S, R>> command) {
        var decided = decide(context, command);
        return decided.changes() || decided.reply().isLeft()
                ? decided
                : settle(context).followedBy(command);
    }

    /** Applies everything that has happened by now, in its order; a second call changes nothing. */
    default Decision<S, S> settle(DecisionContext context) {
        return applyDeadlines(context.now()).followedBy(aggregate -> aggregate.warn(context.now()));
    }

    /** Applies the deadlines that have passed by now, in their order. */
    Decision<S, S> applyDeadlines(Instant now);

    /** Announces the deadlines that are close. */
    default Decision<S, S> warn(Instant now) {
        return unchanged(self());
    }
}
