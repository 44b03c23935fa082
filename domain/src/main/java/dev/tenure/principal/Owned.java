package dev.tenure.principal;

import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Expiring;
import dev.tenure.time.End;

/** An aggregate that belongs to a client, and mostly to a user; it ends when either is withdrawn. */
public interface Owned<S extends Owned<S>> extends Expiring<S> {
    /** The client and the user, with their epochs. */
    Ownership ownership();

    /**
     * Applies everything that time and withdrawals have done by now, in order; a second call changes nothing. A
     * withdrawn aggregate warns of no deadline.
     */
    @Override
    default Decision<S, S> settle(DecisionContext context) {
        if (context.withdrawn().isEmpty()) return Expiring.super.settle(context);
        var by = context.withdrawn().get();
        return applyDeadlines(by.at())
                .followedBy(aggregate -> aggregate.end(by))
                .recordedAt(context.now());
    }

    /** Ends it, unless it has ended. */
    default Decision<S, S> end(End by) {
        return unchanged(self());
    }
}
