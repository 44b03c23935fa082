package dev.tenure.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a change that a database tells of only when it is asked. */
final class Until {
    /** Longer than any machine takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long MILLIS_BETWEEN_LOOKS = 10;

    private Until() {}

    /** Asks until this is so. */
    static void so(String what, BooleanSupplier isSo) {
        soOrDone(what, isSo, new CompletableFuture<>());
    }

    /** Asks until this is so, or a call is over that was to bring it about; its outcome is for others to look at. */
    static void soOrDone(String what, BooleanSupplier isSo, CompletableFuture<?> call) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean() && !isSoonDone(call))
            assertThat(System.nanoTime()).as(what).isLessThan(end);
    }

    private static boolean isSoonDone(CompletableFuture<?> call) {
        return call.handle((answer, failure) -> true)
                .completeOnTimeout(false, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)
                .join();
    }
}
