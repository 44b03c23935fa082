package dev.tenure.stories;

import static dev.tenure.stories.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.item.Call;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.port.Store;
import dev.tenure.time.Cause;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at once, counted and not timed (G1, G2, G3). */
@ParameterizedClass
@EnumSource
class RaceTest {
    private static final int ROUNDS = 25;
    private static final int THREADS = 8;

    private final Store store;

    RaceTest(Stores stores) {
        this.store = stores.empty();
    }

    @Test
    void ofManyExchangesOfOnePublicTokenOneSucceeds() {
        rounds(world -> {
            var token = world.linked().publicToken().reveal();
            var answers = atOnce(() -> world.tenure().items().exchange(CLIENT, token));
            assertThat(answers.count(Either::isRight)).isOne();
        });
    }

    @Test
    void ofManyRotationsOfOneAccessTokenOneSucceedsAndItsTokenAloneLives() {
        rounds(world -> {
            var items = world.tenure().items();
            var access = world.exchanged().accessToken().reveal();
            var won = atOnce(() -> items.rotateAccessToken(CLIENT, access)).flatMap(answer -> answer);
            assertThat(won).hasSize(1);
            assertThat(items.statusOf(CLIENT, access)).contains(TokenStatus.ROTATED);
            assertThat(items.statusOf(CLIENT, won.head().accessToken().reveal()))
                    .contains(TokenStatus.ACTIVE);
        });
    }

    @Test
    void everyUpdateLinkHandedOutAtOnceIsStored() {
        rounds(world -> {
            var items = world.tenure().items();
            var access = world.exchanged().accessToken().reveal();
            var links = atOnce(() -> items.startUpdate(CLIENT, access)).flatMap(answer -> answer);
            assertThat(links.map(link -> items.statusOf(CLIENT, link.linkToken().reveal())))
                    .hasSize(THREADS)
                    .containsOnly(Either.right(TokenStatus.ISSUED));
        });
    }

    @Test
    void whenARemovalHasReturnedNoTokenIsOrBecomesUsableWhateverWasInFlight() {
        rounds(world -> {
            var items = world.tenure().items();
            var issued = world.exchanged();
            var access = issued.accessToken().reveal();
            var removal = Removal.because(Cause.ITEM_REMOVED);
            var last = atOnce(List.<Callable<Either<Rejection, String>>>of(
                            () -> items.rotateAccessToken(CLIENT, access)
                                    .map(it -> it.accessToken().reveal()),
                            () -> items.remove(issued.item(), removal).map(it -> access),
                            () -> items.startUpdate(CLIENT, access).map(it -> access)))
                    .flatMap(answer -> answer);
            assertThat(last.append(access)).allSatisfy(token -> assertThat(
                            items.authenticate(CLIENT, token, Call.MANAGEMENT).isLeft())
                    .isTrue());
        });
    }

    @Test
    void anEndNeverAnswersConflict() {
        rounds(world -> {
            var items = world.tenure().items();
            var item = world.exchanged().item();
            var ends = atOnce(List.range(0, THREADS).map(index -> ending(world, item, index)));
            assertThat(ends.count(Either::isLeft)).isZero();
            assertThat(items.find(item).map(Item::toString).get()).startsWith("Removed");
        });
    }

    @Test
    void twoSweepersRecordEachDeadlineOnce() {
        rounds(world -> {
            for (var i = 0; i < 20; i++) world.linked();
            world.clock().advance(Duration.ofHours(24));
            var swept = atOnce(() -> world.tenure().sweeper().sweep(20));
            assertThat(swept.map(it -> it.done()).sum().intValue()).isEqualTo(20);
        });
    }

    private static Callable<Either<Rejection, Item>> ending(World world, ItemId item, int index) {
        var items = world.tenure().items();
        return index % 2 == 0
                ? () -> items.remove(item, Removal.because(Cause.ITEM_REMOVED))
                : () -> items.reportLoginRequired(item, index % 4 == 1 ? Cause.MFA_CHANGED : Cause.PASSWORD_CHANGED);
    }

    private void rounds(Consumer<World> round) {
        for (var i = 0; i < ROUNDS; i++) round.accept(World.over(store, Environment.SANDBOX, i));
    }

    private static <T> Seq<T> atOnce(Callable<T> call) {
        return atOnce(List.fill(THREADS, () -> call));
    }

    private static <T> Seq<T> atOnce(Seq<Callable<T>> calls) {
        var barrier = new CyclicBarrier(calls.size());
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var running = calls.map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toVector();
            var answers = List.<T>empty();
            for (var future : running) answers = answers.append(future.get());
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdown();
        }
    }
}
