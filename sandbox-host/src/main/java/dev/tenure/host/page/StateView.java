package dev.tenure.host.page;

import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * An aggregate's state at an instant.
 *
 * @param state the state's name in {@code docs/states.md}
 * @param cause the cause for which it needs its user or has ended, if any
 * @param deadlines its deadlines, ahead or passed
 */
record StateView(String state, Option<Cause> cause, Seq<DeadlineView> deadlines) {
    static StateView of(String state, DeadlineView... dues) {
        return new StateView(state, Option.none(), List.of(dues));
    }

    static StateView of(String state, Seq<DeadlineView> dues) {
        return new StateView(state, Option.none(), dues);
    }
}
