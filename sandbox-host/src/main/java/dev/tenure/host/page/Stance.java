package dev.tenure.host.page;

import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * How an owner stands at an instant.
 *
 * @param state by the name that {@code docs/states.md} gives it
 * @param why what it is in trouble for, if it is
 * @param dues what instants do to it
 */
record Stance(String state, Option<Cause> why, Seq<Due> dues) {
    static Stance of(String state, Due... dues) {
        return new Stance(state, Option.none(), List.of(dues));
    }

    static Stance of(String state, Seq<Due> dues) {
        return new Stance(state, Option.none(), dues);
    }
}
