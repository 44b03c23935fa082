package dev.tenure.stories.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import dev.tenure.service.DeliveryResult;
import dev.tenure.service.DeliveryRules;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.AggregateId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices kill every process that delivers them. */
@ParameterizedClass
@EnumSource
@Shows("G7")
class PoisonNoticeTest {
    private static final int ATTEMPTS = 4;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final DeliveryRules RULES =
            new DeliveryRules(LEASE, Duration.ofSeconds(10), 2, Duration.ofHours(1), ATTEMPTS, 0);

    private final RecordingNotifier told = new RecordingNotifier();
    private final List<AggregateId> fatal = new ArrayList<>();
    private final World world;

    PoisonNoticeTest(Stores stores) {
        this.world = World.over(stores.empty());
    }

    @Test
    void aNoticeThatEndsEveryProcessIsParkedAfterItsAttempts() {
        var poison = world.linked().item();
        var relay = world.tenure().relay(dyingOf(HashSet.of(poison)), RULES);
        for (var i = 0; i < ATTEMPTS; i++) {
            assertThat(relay.parked(9).content()).isEmpty();
            runUntilItDies(RULES, HashSet.of(poison));
            world.clock().advance(Duration.ofHours(2));
        }
        var parked = relay.parked(9).content().single();
        assertThat(parked.aggregate()).isEqualTo(poison);
        assertThat(parked.failed()).isEqualTo(ATTEMPTS);
        drain(RULES, HashSet.of(poison));
        assertThat(fatal).hasSize(ATTEMPTS);
        assertThat(relay.replay(poison)).isTrue();
        drain(RULES, HashSet.empty());
        assertThat(told.notices().filter(it -> it.aggregate().equals(poison)).map(Notice::version))
                .containsExactly(1L);
    }

    @Test
    void aNoticeClaimedBesideAPoisonIsDeliveredByTheSecondLeaseAndCountsNoFailureOfItsOwn() {
        for (var i = 0; i < 3; i++) world.link();
        var poison = world.linked().item();
        for (var i = 0; i < 6; i++) world.link();
        var poisons = HashSet.<AggregateId>of(poison);
        runUntilItDies(RULES, poisons);
        var innocent = 9 + 1;
        world.clock().advance(LEASE);
        runUntilItDies(RULES, poisons);
        world.clock().advance(LEASE);
        drain(RULES, poisons);
        assertThat(told.notices()
                        .filter(it -> it.version() == 1)
                        .map(Notice::aggregate)
                        .distinct())
                .hasSize(innocent)
                .doesNotContain(poison);
        assertThat(told.notices().map(Notice::id)).doesNotHaveDuplicates();
        assertThat(world.tenure().relay(told).parked(9).content()).isEmpty();
        assertThat(fatal).hasSize(2);
    }

    @Test
    void manyInOneBatchAreParkedAndNothingElseIs() {
        var poisons = HashSet.<AggregateId>empty();
        for (var i = 0; i < 5; i++) {
            world.link();
            poisons = poisons.add(world.linked().item());
            world.link();
        }
        for (var i = 0; i < 5 * ATTEMPTS + 10; i++) {
            runUntilItDies(RULES, poisons);
            world.clock().advance(Duration.ofHours(2));
        }
        var parked = world.tenure().relay(told, RULES).parked(99).content();
        assertThat(parked.map(it -> it.aggregate())).containsExactlyInAnyOrderElementsOf(poisons);
        assertThat(told.notices().map(Notice::aggregate).distinct()).hasSize(15);
        assertThat(told.notices().map(Notice::id)).doesNotHaveDuplicates();
        assertThat(fatal).hasSizeLessThanOrEqualTo(5 * ATTEMPTS);
    }

    @Test
    void aSingleAttemptStillDeliversTheInnocentNoticesBesideAPoison() {
        var once = new DeliveryRules(LEASE, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 1, 0);
        var poison = world.linked().item();
        for (var i = 0; i < 5; i++) world.link();
        var poisons = HashSet.<AggregateId>of(poison);
        for (var i = 0; i < 3; i++) {
            runUntilItDies(once, poisons);
            world.clock().advance(LEASE);
        }
        drain(once, poisons);
        assertThat(told.notices().map(Notice::aggregate).distinct()).hasSize(6);
        assertThat(fatal).hasSize(2);
        assertThat(world.tenure().relay(told).parked(9).content().map(it -> it.aggregate()))
                .containsExactly(poison);
    }

    @Test
    void aNoticeTakenAtItsLastAttemptIsNotParked() {
        world.link();
        var taken = new RecordingNotifier();
        Notifier late = notice -> {
            if (fatal.size() < ATTEMPTS - 1) die(notice);
            taken.deliver(notice);
        };
        for (var i = 1; i < ATTEMPTS; i++) {
            assertThatThrownBy(() -> world.tenure().relay(late, RULES).deliver(9))
                    .isInstanceOf(StackOverflowError.class);
            world.clock().advance(Duration.ofHours(2));
        }
        assertThat(world.tenure().relay(late, RULES).deliver(9)).isEqualTo(DeliveryResult.of(1, 0, 0, true));
        assertThat(taken.notices()).hasSize(1);
        assertThat(world.tenure().relay(late).parked(9).content()).isEmpty();
    }

    private void runUntilItDies(DeliveryRules rules, Set<? extends AggregateId> poisons) {
        try {
            drain(rules, poisons);
        } catch (StackOverflowError died) {
            // and comes back
        }
    }

    private void drain(DeliveryRules rules, Set<? extends AggregateId> poisons) {
        while (world.tenure().relay(dyingOf(poisons), rules).deliver(100).more()) {
            // until nothing waits
        }
    }

    private Notifier dyingOf(Set<? extends AggregateId> poisons) {
        return notice -> {
            if (poisons.exists(notice.aggregate()::equals)) die(notice);
            told.deliver(notice);
        };
    }

    private void die(Notice notice) {
        fatal.add(notice.aggregate());
        throw new StackOverflowError();
    }
}
