package dev.tenure.principal;

import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Expiring;
import dev.tenure.time.End;

/** An aggregate that a client, and mostly a user, stand behind; it ends when one of them is withdrawn. */
public interface Owned<S extends Owned<S>> extends Expiring<S> {
    /** Whose it is, and since which epochs. */
    Ownership ownership();

    /**
     * What time and withdrawals have done by now, in their order; again changes nothing. What is withdrawn warns nobody
     * of what will not come.
     */
    @Override
    default Decision<S, S> settle(DecisionContext context) {
        if (context.withdrawn().isEmpty()) return Expiring.super.settle(context);
        var by = context.withdrawn().get();
        return applyDeadlines(by.at())
                .followedBy(aggregate -> aggregate.end(by))
                .recordedAt(context.now());
    }

    /** Over, unless it already is. */
    default Decision<S, S> end(End by) {
        return unchanged(self());
    }
}
