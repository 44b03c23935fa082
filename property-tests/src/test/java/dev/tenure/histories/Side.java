package dev.tenure.histories;

import dev.tenure.port.outbox.Notice;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** Aggregates of some kinds with their oracle, in a history that they share with others: store, clock, clients and users. */
public interface Side {
    /** Whether its part of the history is over. */
    boolean isOver();

    /** Its next step comes: the clock jumps. */
    Instant begin();

    /** What the step that comes next hands in, if that is something that works once: somebody else may do so too. */
    Option<Spending> spending();

    /** Whether the step that comes next is one decision, so that all of it comes before what happens meanwhile. */
    boolean decidesOnce();

    /** Its step is taken, then something that happened meanwhile is told to the oracle, then everything is compared. */
    void finish(Runnable meanwhile);

    /** Whether the step that was taken last was accepted. */
    boolean isAccepted();

    /** Whether this is a token that its oracle knows. */
    boolean gaveOut(Secret token);

    /** Others have taken a step: the clock is theirs, and nothing here has changed but what they have withdrawn. */
    void observe(Instant now, List<Withdrawn> meanwhile);

    /** All that can be seen of it now is as it should be. */
    void compare();

    /** Whom its oracle knows as withdrawn, in order. */
    List<Withdrawn> withdrawn();

    /** Tells its oracle of a withdrawal, now. */
    void withdraw(Withdrawn somebody);

    /** All that its aggregates announced is as it should be. */
    void announced(List<Notice> all);
}
