package dev.tenure.interleavings;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * One order of the calls, and its outcome.
 *
 * @param path which choice was taken each time
 * @param choices how many there were
 * @param calls who made which call
 * @param answers what each client was told, or what broke it
 */
record Schedule(
        Vector<Integer> path, Vector<Integer> choices, Vector<String> calls, Seq<Either<Throwable, String>> answers) {
    static final Schedule EMPTY = new Schedule(Vector.empty(), Vector.empty(), Vector.empty(), Vector.empty());

    /** More calls than any command makes: a client that makes more goes round in circles. */
    private static final int LONGEST = 200;

    int length() {
        return path.size();
    }

    Schedule with(int taken, int of, int client, String call) {
        if (length() == LONGEST) throw new AssertionError("no end after " + calls);
        return new Schedule(
                path.append(taken), choices.append(of), calls.append((char) ('A' + client) + ": " + call), answers);
    }

    Schedule ending(Seq<Either<Throwable, String>> told) {
        return new Schedule(path, choices, calls, told);
    }

    /** The path of the next schedule, depth first; none after the last. */
    Option<Vector<Integer>> next() {
        var last = path.zip(choices).lastIndexWhere(choice -> choice._1() + 1 < choice._2());
        return Option.when(last >= 0, () -> path.take(last).append(path.get(last) + 1));
    }

    /** The answers to all clients, in any order. */
    String outcome() {
        return told().sorted().mkString(" + ");
    }

    /** The answer to each client; if one broke, the schedule fails. */
    Seq<String> told() {
        return answers.map(answer -> answer.getOrElseThrow(broken -> new AssertionError("a client broke", broken)));
    }
}
