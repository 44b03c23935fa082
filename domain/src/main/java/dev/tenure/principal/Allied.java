package dev.tenure.principal;

import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.time.End;

/** An owner that a client, and mostly a user, stand behind; it ends when one of them is withdrawn. */
public interface Allied<S extends Allied<S>> extends Timed<S> {
    /** Whose it is, and since which epochs. */
    Allegiance allegiance();

    /**
     * What time and withdrawals have done by now, in their order; again changes nothing. What is withdrawn warns nobody
     * of what will not come.
     */
    @Override
    default Decision<S, S> settle(Moment moment) {
        if (moment.withdrawn().isEmpty()) return Timed.super.settle(moment);
        var by = moment.withdrawn().get();
        return settle(by.at()).followedBy(owner -> owner.end(by)).recordedAt(moment.now());
    }

    /** Over, unless it already is. */
    default Decision<S, S> end(End by) {
        return unchanged(self());
    }
}
