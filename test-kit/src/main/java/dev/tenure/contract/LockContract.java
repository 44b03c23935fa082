package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Decision;
import dev.tenure.item.Item;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A decision under the lock stands: nobody changes the aggregate meanwhile, and its notices are like any other's. */
public interface LockContract extends EmptyStores {
    @Test
    @DisplayName("G2: while an end is decided under the lock nobody changes the aggregate, and the end stands")
    default void nobodyChangesWhatIsLocked() {
        for (var round = 0; round < 5; round++) {
            var fixture = StoreFixture.withoutEvents(this);
            var item = fixture.active();
            var rival = new CompletableFuture<Either<?, ?>>();
            var ended = fixture.store()
                    .items()
                    .changeLocked(item.state().id(), found -> {
                        var trouble =
                                StoreFixture.decided(item, it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
                        letCome(rival, () -> fixture.store().items().commit(item, trouble));
                        return removal(found);
                    })
                    .get()
                    .get();
            assertTrue(rival.join().isLeft(), "somebody changed what was locked");
            assertEquals(ended.next(), fixture.find(item.state().id()).state());
            assertEquals(item.version() + 1, fixture.find(item.state().id()).version(), "the version stored");
        }
    }

    @Test
    @DisplayName("G7: the events of a decision under the lock are announced as decided")
    default void aDecisionUnderTheLockIsAnnounced() {
        var fixture = StoreFixture.in(this);
        var item = fixture.active();
        fixture.notices();
        var id = item.state().id();
        var ended = fixture.store()
                .items()
                .changeLocked(id, LockContract::removal)
                .get()
                .get();
        assertEquals(
                Notice.of(id, item.version() + 1, ended.events()).toList(),
                fixture.notices().toList());
    }

    private static Decision<Item, Item> removal(Versioned<Item> found) {
        return StoreFixture.decided(found, it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, NOW));
    }

    /**
     * Starts a rival on a thread of its own and waits briefly, long enough for it to succeed where there is no lock.
     * Where there is one, the length of the wait does not matter.
     */
    private static <T> void letCome(CompletableFuture<T> rival, Supplier<T> call) {
        var begun = new CompletableFuture<Void>();
        rival.completeAsync(
                () -> {
                    begun.complete(null);
                    return call.get();
                },
                task -> new Thread(task, "rival").start());
        begun.join();
        rival.copy().completeOnTimeout(null, 20, TimeUnit.MILLISECONDS).join();
    }
}
