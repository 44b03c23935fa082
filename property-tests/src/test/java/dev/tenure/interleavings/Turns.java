package dev.tenure.interleavings;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Several clients of which one runs at a time: each stops before every call of a port, and goes on when it is its
 * turn. Each turn is a choice; the same choices always make the same schedule.
 */
final class Turns {
    private static final ThreadLocal<Option<Client>> RUNNING = ThreadLocal.withInitial(Option::none);

    private final Semaphore stopped = new Semaphore(0);
    private final Vector<Client> clients;

    private Turns(Seq<Callable<String>> wants) {
        this.clients = wants.map(Client::new).toVector();
    }

    /** Runs all clients to their ends: along this path of choices, and then by the first choice each time. */
    static Schedule run(Seq<Callable<String>> wants, Seq<Integer> path) {
        var turns = new Turns(wants);
        turns.clients.forEach(Client::begin);
        var schedule = Schedule.EMPTY;
        for (var open = turns.open(); open.nonEmpty(); open = turns.open()) {
            var taken = path.size() > schedule.length() ? path.get(schedule.length()) : 0;
            var next = open.get(taken);
            schedule = schedule.with(taken, open.size(), turns.clients.indexOf(next), next.call);
            next.goOn();
        }
        return schedule.ending(turns.clients.map(client -> client.answer.get()));
    }

    private Vector<Client> open() {
        return clients.filter(client -> client.answer.isEmpty());
    }

    /** Stops a client here until it is its turn; any other thread goes on. */
    static void before(String call) {
        RUNNING.get().forEach(client -> client.stopBefore(call));
    }

    /** Reads while no client can move, and without a stop. */
    static <T> T aside(Supplier<T> look) {
        var running = RUNNING.get();
        RUNNING.set(Option.none());
        try {
            return look.get();
        } finally {
            RUNNING.set(running);
        }
    }

    /** A client in a thread of its own. */
    private final class Client implements Runnable {
        private final Callable<String> want;
        private final Semaphore turn = new Semaphore(0);
        private String call = "";
        private Option<Either<Throwable, String>> answer = Option.none();

        Client(Callable<String> want) {
            this.want = want;
        }

        /** As far as its first call. */
        void begin() {
            var thread = new Thread(this, "client");
            thread.setDaemon(true);
            thread.start();
            goOn();
        }

        /** As far as its next call. */
        void goOn() {
            turn.release();
            stopped.acquireUninterruptibly();
        }

        void stopBefore(String next) {
            call = next;
            stopped.release();
            turn.acquireUninterruptibly();
        }

        @Override
        public void run() {
            turn.acquireUninterruptibly();
            RUNNING.set(Option.of(this));
            try {
                answer = Option.of(Either.right(want.call()));
            } catch (Exception | AssertionError thrown) {
                answer = Option.of(Either.left(thrown));
            } finally {
                stopped.release();
            }
        }
    }
}
