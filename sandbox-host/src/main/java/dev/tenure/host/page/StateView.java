package dev.tenure.host.page;

import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * How an aggregate stands at an instant.
 *
 * @param state by the name that {@code docs/states.md} gives it
 * @param why what it is in trouble for, if it is
 * @param dues what instants do to it
 */
record StateView(String state, Option<Cause> why, Seq<DeadlineView> dues) {
    static StateView of(String state, DeadlineView... dues) {
        return new StateView(state, Option.none(), List.of(dues));
    }

    static StateView of(String state, Seq<DeadlineView> dues) {
        return new StateView(state, Option.none(), dues);
    }
}
