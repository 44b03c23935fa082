package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.Contender;
import dev.tenure.benchmarks.Work;
import java.util.ArrayDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What the clients of one keeper hold, and what they do with it. No two threads use one grant. */
public final class Held {
    private final GrantKeeper keeper;
    private final Pair[] pairs;
    private final AtomicInteger users;

    private Held(GrantKeeper keeper, Pair[] pairs) {
        this.keeper = keeper;
        this.pairs = pairs;
        this.users = new AtomicInteger(pairs.length);
    }

    /** So many grants, just issued. */
    public static Held of(GrantKeeper keeper, int grants) {
        return new Held(
                keeper,
                IntStream.range(0, grants).parallel().mapToObj(keeper::issue).toArray(Pair[]::new));
    }

    /** The next pair for any grant's refresh token. */
    public Contender refreshing(int threads) {
        return new Contender(keeper.name(), thread -> () -> {
            var any = any(thread, threads);
            pairs[any] = keeper.refresh(pairs[any]).getOrElseThrow(() -> new IllegalStateException("refused"));
        });
    }

    /** Any grant's access token lets in. */
    public Contender authenticating(int threads) {
        return new Contender(keeper.name(), thread -> () -> {
            if (!keeper.authenticate(pairs[any(thread, threads)].access())) throw new IllegalStateException("refused");
        });
    }

    private int any(int thread, int threads) {
        return ThreadLocalRandom.current().nextInt(pairs.length / threads) * threads + thread;
    }

    /** A grant more. */
    public Contender issuing() {
        return new Contender(keeper.name(), thread -> () -> keeper.issue(users.incrementAndGet()));
    }

    /** A grant less. */
    public Contender revoking() {
        return new Contender(keeper.name(), thread -> new Revoking());
    }

    /** Ends grants that were issued for it. */
    private final class Revoking implements Work {
        private final ArrayDeque<Pair> issued = new ArrayDeque<>();

        @Override
        public void prepare(int runs) {
            while (issued.size() < runs) issued.add(keeper.issue(users.incrementAndGet()));
        }

        @Override
        public void run() {
            keeper.revoke(issued.remove());
        }
    }
}
