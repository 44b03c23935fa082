package dev.tenure.principal;

import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import java.time.Instant;
import java.util.function.Function;

/** An owner that time changes. Commands go through {@link #decide}: there, what time has done counts, recorded or not. */
public interface Timed<S extends Timed<S>> extends Owner {
    /** This owner, as what it is. */
    S self();

    /** The one gate for commands: first what time has done, then the command. */
    default <R> Decision<S, R> decide(Moment moment, Function<S, Decision<S, R>> command) {
        return settle(moment).then(self(), command);
    }

    /**
     * The gate for ends, which are to stand: where the command finds nothing left to end, what time has done is kept in
     * its place, so that no clock which steps back undoes it.
     */
    default <R> Decision<S, R> decideEnd(Moment moment, Function<S, Decision<S, R>> command) {
        var decided = decide(moment, command);
        return decided.changes() || decided.reply().isLeft()
                ? decided
                : settle(moment).followedBy(command);
    }

    /** What has been done to it by now, in its order; again changes nothing. */
    default Decision<S, S> settle(Moment moment) {
        return settle(moment.now()).followedBy(owner -> owner.warn(moment.now()));
    }

    /** Which deadlines have passed by now, in their order. */
    Decision<S, S> settle(Instant now);

    /** Which deadlines are to be warned of. */
    default Decision<S, S> warn(Instant now) {
        return unchanged(self());
    }
}
