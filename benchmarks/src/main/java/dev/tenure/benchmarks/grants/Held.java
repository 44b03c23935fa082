package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.Contender;
import dev.tenure.benchmarks.Work;
import java.util.ArrayDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The pairs that one keeper's clients hold, and the work with them. No two threads use one grant. */
public final class Held {
    private final GrantKeeper keeper;
    private final Pair[] pairs;
    private final AtomicInteger users;

    private Held(GrantKeeper keeper, Pair[] pairs) {
        this.keeper = keeper;
        this.pairs = pairs;
        this.users = new AtomicInteger(pairs.length);
    }

    /** Issues this many grants. */
    public static Held of(GrantKeeper keeper, int grants) {
        return new Held(
                keeper,
                IntStream.range(0, grants).parallel().mapToObj(keeper::issue).toArray(Pair[]::new));
    }

    /** Refreshes any grant. */
    public Contender refreshing(int threads) {
        return new Contender(keeper.name(), thread -> () -> {
            var any = any(thread, threads);
            pairs[any] = keeper.refresh(pairs[any]).getOrElseThrow(() -> new IllegalStateException("refused"));
        });
    }

    /** Authenticates with any grant's access token. */
    public Contender authenticating(int threads) {
        return new Contender(keeper.name(), thread -> () -> {
            if (!keeper.authenticate(pairs[any(thread, threads)].access())) throw new IllegalStateException("refused");
        });
    }

    private int any(int thread, int threads) {
        return ThreadLocalRandom.current().nextInt(pairs.length / threads) * threads + thread;
    }

    /** Issues another grant. */
    public Contender issuing() {
        return new Contender(keeper.name(), thread -> () -> keeper.issue(users.incrementAndGet()));
    }

    /** Revokes a grant. */
    public Contender revoking() {
        return new Contender(keeper.name(), thread -> new Revoking());
    }

    /** Revokes grants that were issued for this purpose. */
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
