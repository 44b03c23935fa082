package dev.tenure.stories.delivery;

import static dev.tenure.stories.fixture.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import dev.tenure.port.outbox.Parked;
import dev.tenure.service.DeliveryResult;
import dev.tenure.service.DeliveryRules;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Shows("G7")
class RelayTest {
    private static final int MANY = Boolean.getBoolean("tenure.long") ? 2_000 : 500;
    private static final DeliveryResult NOTHING = DeliveryResult.of(0, 0, 0, false);

    private final RecordingNotifier told = new RecordingNotifier();
    private final World world;

    RelayTest(Stores stores) {
        this.world = World.over(stores.empty());
    }

    @Test
    void everyEventIsDeliveredOnceAndInTheOrderOfItsAggregate() {
        var item = world.exchanged();
        world.tenure().items().rotateAccessToken(CLIENT, item.accessToken());
        drain(world, told);
        assertThat(told.notices()
                        .filter(notice -> notice.aggregate().equals(item.item()))
                        .map(Notice::event)
                        .map(Event::type))
                .containsExactly(
                        EventType.PUBLIC_TOKEN_ISSUED,
                        EventType.PUBLIC_TOKEN_EXCHANGED,
                        EventType.ACCESS_TOKEN_ISSUED,
                        EventType.ITEM_ACTIVATED,
                        EventType.ACCESS_TOKEN_ROTATED);
        assertThat(told.notices().map(Notice::id)).doesNotHaveDuplicates();
        assertThat(world.tenure().relay(told).deliver(10)).isEqualTo(NOTHING);
    }

    @Test
    void aRefusedNoticeComesAgainAtEachInstantOfThePlan() {
        world.link();
        var attempts = new ArrayList<Long>();
        var relay = world.tenure().relay(refusing(world, attempts), DeliveryRules.plaid());
        for (var at : List.of(0, 30, 150, 630, 2550, 10_230)) {
            world.clock().set(World.START.plusSeconds(at).minusMillis(1));
            if (at > 0) assertThat(relay.deliver(10)).isEqualTo(NOTHING);
            world.clock().set(World.START.plusSeconds(at));
            assertThat(relay.deliver(10)).isEqualTo(DeliveryResult.of(0, 1, 0, false));
        }
        world.clock().set(World.START.plusSeconds(40_950));
        assertThat(relay.deliver(10)).isEqualTo(DeliveryResult.of(0, 0, 1, false));
        world.clock().advance(Duration.ofDays(365));
        assertThat(relay.deliver(10)).isEqualTo(NOTHING);
        assertThat(attempts).containsExactly(0L, 30L, 150L, 630L, 2550L, 10_230L, 40_950L);
    }

    @Test
    void pausesGrowAndAreLeftToChanceWithinBoundsAndOneSourceGivesTheSame() {
        world.link();
        var one = attemptsOf(world);
        var pauses = one.tail().zipWith(one, (next, before) -> next - before);
        for (var pause : pauses.zip(List.of(16L, 32L, 64L, 64L)))
            assertThat(pause._1()).isBetween(pause._2() / 2, pause._2() + 1);
        assertThat(attemptsOf(inMemory(7))).isEqualTo(one);
        assertThat(List.rangeClosed(8, 12).map(seed -> attemptsOf(inMemory(seed))))
                .anyMatch(other -> !other.equals(one));
    }

    private static World inMemory(int seed) {
        var world = World.over(Stores.MEMORY.empty(), Environment.SANDBOX, seed);
        world.link();
        return world;
    }

    /** The seconds after which a notice was tried, under rules that randomize half of each pause. */
    private static Seq<Long> attemptsOf(World world) {
        var rules = new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(16), 2, Duration.ofSeconds(64), 5, 50);
        var attempts = new ArrayList<Long>();
        var relay = world.tenure().relay(refusing(world, attempts), rules);
        while (attempts.size() < 5) {
            relay.deliver(1);
            world.clock().advance(Duration.ofSeconds(1));
        }
        return List.ofAll(attempts);
    }

    @Test
    void aParkedStreamIsListedAndReplayedInOrder() {
        var item = world.exchanged().item();
        drain(world, told);
        world.tenure().items().reportLoginRequired(item, UpdateCause.MFA_CHANGED);
        world.tenure().items().remove(item, Removal.because(RemovalReason.FRAUD));
        var other = world.exchanged().item();
        var once = new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 1, 0);
        var relay = world.tenure().relay(picky(item), once);
        while (relay.deliver(3).more()) {
            // until nothing waits but what is parked
        }
        var before = told.notices().size();
        assertThat(told.notices().filter(notice -> notice.aggregate().equals(other)))
                .hasSize(4);
        var parked = relay.parked(9).content().single();
        assertThat(parked.aggregate()).isEqualTo(item);
        assertThat(parked.since()).isEqualTo(World.START);
        assertThat(parked.failed()).isOne();
        assertThat(relay.replay(item)).isTrue();
        assertThat(relay.parked(9).content()).isEmpty();
        drain(world, told);
        assertThat(told.notices().drop(before).map(Notice::event).map(Event::type))
                .containsExactly(EventType.ITEM_LOGIN_REQUIRED, EventType.ITEM_REMOVED);
    }

    @Test
    void parkedStreamsComeInPages() {
        var items = List.fill(3, () -> world.exchanged().item());
        var once = new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 1, 0);
        var relay = world.tenure()
                .relay(
                        notice -> {
                            throw new IllegalStateException("refused");
                        },
                        once);
        assertThat(relay.deliver(99).parked()).isEqualTo(6);
        var first = relay.parked(4);
        var second = relay.parked(first.next().get(), 4);
        assertThat(first.content()).hasSize(4);
        assertThat(first.content().appendAll(second.content()))
                .isEqualTo(relay.parked(99).content());
        assertThat(first.content().appendAll(second.content()).map(Parked::aggregate))
                .containsAll(items);
        assertThat(second.next()).isEqualTo(Option.none());
    }

    @Test
    void aRelayThatDiesKeepsItsClaimOnlyUntilItsLeaseEnds() {
        world.link();
        Notifier dying = notice -> {
            throw new StackOverflowError();
        };
        assertThatThrownBy(() -> world.tenure().relay(dying).deliver(10)).isInstanceOf(StackOverflowError.class);
        world.clock().advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(world.tenure().relay(told).deliver(10)).isEqualTo(NOTHING);
        world.clock().advance(Duration.ofMillis(1));
        assertThat(world.tenure().relay(told).deliver(10)).isEqualTo(DeliveryResult.of(1, 0, 0, true));
    }

    @Test
    void aBatchBeginsNoDeliveryWhenItsLeaseHasEnded() {
        for (var i = 0; i < 3; i++) world.link();
        Notifier slow = notice -> {
            world.clock().advance(Duration.ofSeconds(30));
            told.deliver(notice);
        };
        assertThat(world.tenure().relay(slow).deliver(3)).isEqualTo(DeliveryResult.of(2, 0, 0, true));
        drain(world, told);
        assertThat(told.notices().map(Notice::id)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void anInterruptedRelayStopsAndSaysSo() {
        world.link();
        world.link();
        Notifier interrupted = notice -> {
            throw new InterruptedException();
        };
        var relay = world.tenure().relay(interrupted);
        try {
            assertThat(relay.deliver(2).failed()).isOne();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void twoRelaysOverManyAggregatesDeliverEachEventOnceAndInOrder() throws Exception {
        var links = world.tenure().links();
        for (var i = 0; i < MANY; i++) links.openSession(Secret.of(world.link()));
        both(() -> {
            while (world.tenure().relay(told).deliver(50).more()) {
                // until nothing waits
            }
        });
        drain(world, told);
        assertThat(told.notices().map(Notice::id)).hasSize(2 * MANY).doesNotHaveDuplicates();
        assertInOrder(told.notices());
    }

    @Test
    void ofTwoRelaysThatDieOftenNothingIsLostAndWhatComesTwiceHasTheSameName() throws Exception {
        var links = world.tenure().links();
        for (var i = 0; i < 100; i++) links.openSession(Secret.of(world.link()));
        var calls = new AtomicInteger();
        Notifier mortal = notice -> {
            told.deliver(notice);
            if (calls.incrementAndGet() % 7 == 0) throw new StackOverflowError();
        };
        for (var round = 0; round < 40; round++) {
            both(() -> {
                try {
                    while (world.tenure().relay(mortal).deliver(20).more()) {
                        // until it dies, or nothing waits
                    }
                } catch (StackOverflowError died) {
                    // and comes back
                }
            });
            world.clock().advance(Duration.ofMinutes(1));
        }
        drain(world, told);
        var names = told.notices().map(Notice::id);
        assertThat(names.distinct()).hasSize(200);
        assertThat(names.size()).isGreaterThan(200);
        assertInOrder(told.notices().distinctBy(Notice::id));
        assertThat(told.notices().distinct()).hasSize(200);
    }

    private static void assertInOrder(Seq<Notice> notices) {
        assertThat(notices.groupBy(Notice::aggregate).values())
                .allSatisfy(own -> assertThat(own.map(Notice::version)).containsExactly(1L, 2L));
    }

    private static void both(Runnable work) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var running : threads.invokeAll(Collections.nCopies(2, Executors.callable(work)))) running.get();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anAggregateWhoseNoticeIsNotTakenHoldsUpNobodyElseAndLosesNoOrder() {
        var broken = world.exchanged().item();
        var healthy = world.exchanged().item();
        drain(world, picky(broken));
        assertThat(told.notices().filter(notice -> notice.aggregate().equals(healthy)))
                .hasSize(4);
        world.clock().advance(Duration.ofMinutes(1));
        drain(world, told);
        assertThat(told.notices()
                        .filter(notice -> notice.aggregate().equals(broken))
                        .map(Notice::version))
                .containsExactly(1L, 2L, 2L, 2L);
    }

    @Test
    void aRemovalIsOneEventHoweverManyTokensEnd() {
        var item = world.exchanged().item();
        drain(world, told);
        var before = told.notices().size();
        world.tenure().items().remove(item, Removal.because(RemovalReason.ITEM_REMOVED));
        drain(world, told);
        assertThat(told.notices().drop(before).map(Notice::event).map(Event::type))
                .containsExactly(EventType.ITEM_REMOVED);
    }

    private Notifier picky(ItemId broken) {
        return notice -> {
            if (notice.aggregate().equals(broken)) throw new IOException("down");
            told.deliver(notice);
        };
    }

    /** A notifier that accepts nothing, and records the seconds at which it was called. */
    private static Notifier refusing(World world, java.util.List<Long> attempts) {
        return notice -> {
            attempts.add(Duration.between(World.START, world.clock().instant()).toSeconds());
            throw new IOException("down");
        };
    }

    private static void drain(World world, Notifier notifier) {
        while (world.tenure().relay(notifier).deliver(3).more()) {
            // until a round delivers nothing
        }
    }
}
