package dev.tenure.interleavings;

import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * All schedules of a play. Their number is finite, because a client only tries again after another's change was
 * stored, and no client stores more than a few.
 *
 * @param schedules how many there are
 * @param outcomes what their clients were told
 */
record Explored(int schedules, Set<String> outcomes) {
    /** Plays it in every order, each time anew, and reports the first order that breaks a promise. */
    static Explored of(Supplier<? extends Play> plays) {
        var explored = new Explored(0, TreeSet.empty());
        for (var path = Option.of(Vector.<Integer>empty()); path.isDefined(); ) {
            var play = plays.get();
            var schedule = Turns.run(play.clients(), path.get());
            explored = explored.with(held(play, schedule));
            path = schedule.next();
        }
        return explored;
    }

    private static String held(Play play, Schedule schedule) {
        try {
            play.check(schedule.told());
            return schedule.outcome();
        } catch (AssertionError broken) {
            throw new AssertionError("in the order " + schedule.calls() + " -> " + schedule.answers(), broken);
        }
    }

    private Explored with(String outcome) {
        return new Explored(schedules + 1, outcomes.add(outcome));
    }
}
