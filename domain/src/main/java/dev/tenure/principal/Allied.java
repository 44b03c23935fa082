package dev.tenure.principal;

import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.time.End;
import java.time.Instant;
import java.util.function.Function;

/**
 * An owner that a client, and mostly a user, stand behind; it ends when one of them is withdrawn. Commands go through
 * {@link #decide}: there, what time and withdrawals have done counts, recorded or not.
 */
public interface Allied<S extends Allied<S>> extends Owner {
    /** Whose it is, and since which epochs. */
    Allegiance allegiance();

    /** This owner, as what it is. */
    S self();

    /** The one gate for commands: first what time has done, then the command. */
    default <R> Decision<S, R> decide(Moment moment, Function<S, Decision<S, R>> command) {
        return settle(moment).then(self(), command);
    }

    /**
     * The gate for ends, which are to stand: where the command finds nothing left to end, what time and withdrawals have
     * done is kept in its place, so that no clock which steps back undoes it.
     */
    default <R> Decision<S, R> decideEnd(Moment moment, Function<S, Decision<S, R>> command) {
        var decided = decide(moment, command);
        return decided.changes() || decided.reply().isLeft()
                ? decided
                : settle(moment).followedBy(command);
    }

    /**
     * What time and withdrawals have done by now, in their order; again changes nothing. What is withdrawn warns nobody
     * of what will not come.
     */
    default Decision<S, S> settle(Moment moment) {
        return moment.withdrawn()
                .fold(
                        () -> settle(moment.now()).followedBy(owner -> owner.warn(moment.now())),
                        by -> settle(by.at()).followedBy(owner -> owner.end(by)).recordedAt(moment.now()));
    }

    /** Which deadlines have passed by now, in their order. */
    Decision<S, S> settle(Instant now);

    /** Which deadlines are to be warned of. */
    default Decision<S, S> warn(Instant now) {
        return unchanged(self());
    }

    /** Over, unless it already is. */
    default Decision<S, S> end(End by) {
        return unchanged(self());
    }
}
