package dev.tenure.benchmarks.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The number of pairs for 16 clients that refresh one token at once.
 *
 * @param rounds the number of trials
 * @param withMoreThanOne the number of trials with more than one pair
 * @param most the most pairs in a trial
 */
public record Winners(String name, String place, int rounds, int withMoreThanOne, int most) {
    private static final int CLIENTS = 16;

    /** Runs this many trials. */
    public static Winners of(GrantKeeper keeper, String place, int rounds) {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var start = new CyclicBarrier(CLIENTS);
            var won = new ArrayList<Integer>();
            for (var round = 0; round < rounds; round++) {
                var held = keeper.issue(round);
                won.add(won(clients.invokeAll(calls(() -> {
                    start.await();
                    return keeper.refresh(held).isDefined();
                }))));
            }
            return new Winners(
                    keeper.name(),
                    place,
                    rounds,
                    (int) won.stream().filter(count -> count > 1).count(),
                    won.stream().mapToInt(Integer::intValue).max().orElse(0));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            clients.shutdown();
        }
    }

    private static List<Callable<Boolean>> calls(Callable<Boolean> call) {
        return IntStream.range(0, CLIENTS).mapToObj(client -> call).toList();
    }

    private static int won(List<Future<Boolean>> answers) throws InterruptedException, ExecutionException {
        var won = 0;
        for (var answer : answers) if (answer.get()) won++;
        return won;
    }
}
