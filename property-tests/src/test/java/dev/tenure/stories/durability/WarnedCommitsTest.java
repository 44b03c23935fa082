package dev.tenure.stories.durability;

import static dev.tenure.stories.fixture.World.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.databases.Warning;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.item.Item;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.sql.SQLWarning;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that answers a commit with a warning has committed, but perhaps not where its standby has it. */
@ParameterizedClass
@EnumSource
@Shows({"G4", "G5"})
class WarnedCommitsTest {
    private static final Instant LATER = World.START.plus(Duration.ofDays(400));

    private final SQLWarning unreplicated =
            new SQLWarning("canceling wait for synchronous replication due to user request", "01000");
    private final Warning line;
    private final World world;
    private final Store store;

    WarnedCommitsTest(Databases database) {
        this.line = new Warning(database.withTables("TRANSACTION_READ_COMMITTED", "SELECT 1"));
        this.world = World.over(JdbcStore.owning(line.source(), EventFilter.everything()));
        this.store = world.store();
    }

    /** Each is called on a store in which it has something to write. */
    private Map<String, Runnable> writes() {
        var item = world.exchanged().item();
        var found = store.items().find(item).get();
        var trouble = found.state()
                .decide(
                        DecisionContext.at(World.START),
                        it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, World.START));
        world.linked();
        claimed();
        var claim = claimed();
        return LinkedHashMap.<String, Runnable>of(
                        "an aggregate is added", world::link,
                        "it is confirmed", () -> store.items().confirm(found),
                        "it changes", () -> store.items().commit(found, trouble),
                        "it is changed under the lock",
                                () -> store.items().changeLocked(item, WarnedCommitsTest::removed),
                        "nothing is changed under the lock",
                                () -> store.items().changeLocked(item, locked -> Decision.unchanged(locked.state())),
                        "a client is withdrawn",
                                () -> world.tenure().principals().withdraw(OTHER, WithdrawalReason.POLICY_CHANGED),
                        "what is due is settled", () -> store.items().settle(LATER, 9, WarnedCommitsTest::settled),
                        "what is over is forgotten", () -> store.items().purge(LATER, 9),
                        "what is spent is forgotten", () -> store.grants().purgeSpent(LATER, 9),
                        "seals of grants are erased", () -> store.grants().eraseSeals(LATER, 9))
                .merge(LinkedHashMap.of(
                        "seals of Items are erased", () -> store.items().eraseSeals(LATER, 9),
                        "notices are claimed", this::claimed,
                        "a delivery begins", () -> store.outbox().begin(claim, LATER),
                        "it failed", () -> store.outbox().fail(claim, LATER),
                        "it is parked", () -> store.outbox().park(claim, World.START),
                        "it is replayed", () -> store.outbox().replay(item),
                        "it was delivered", () -> store.outbox().acknowledge(claim),
                        "a first run is recorded", () -> store.lastRun().record(Option.none(), World.START),
                        "a run is recorded", () -> store.lastRun().record(Option.of(World.START), LATER)));
    }

    @TestFactory
    Stream<DynamicTest> whateverIsWrittenIsUnknown() {
        return writes().map(write -> DynamicTest.dynamicTest(write._1(), () -> {
                    line.warn(unreplicated);
                    try {
                        assertThatThrownBy(write._2()::run)
                                .isInstanceOf(OutcomeUnknown.class)
                                .hasCause(unreplicated);
                    } finally {
                        line.calm();
                    }
                }))
                .toJavaStream();
    }

    @Test
    void aReadIsNotWarnedOf() {
        var item = world.exchanged().item();
        line.warn(unreplicated);
        assertThat(world.tenure().items().find(item).isRight()).isTrue();
        assertThat(store.outbox().parked(Option.none(), 9)).isEmpty();
        assertThat(store.lastRun().last()).isEmpty();
    }

    @Test
    void aNoticeIsNoWarning() {
        line.warn(new SQLWarning("a trigger of the host's has something to say", "00000"));
        assertThat(world.exchanged()).isNotNull();
        assertThat(world.tenure().sweeper().sweep(9).isRight()).isTrue();
    }

    @Test
    void aWarningBehindANoticeIsOne() {
        var notice = new SQLWarning("a trigger of the host's has something to say", "00000");
        notice.setNextWarning(unreplicated);
        line.warn(notice);
        assertThatThrownBy(world::link).isInstanceOf(OutcomeUnknown.class);
    }

    private ClaimedNotice claimed() {
        return store.outbox().claim(World.START, World.START.plusSeconds(60), 1).head();
    }

    private static Decision<Item, Item> removed(Versioned<Item> found) {
        var removal = Removal.because(RemovalReason.ITEM_REMOVED);
        return found.state()
                .decide(DecisionContext.at(World.START), it -> it.remove(removal, Plaid.PLAID.items(), World.START));
    }

    private static Decision<Item, Item> settled(Versioned<Item> found) {
        return found.state().settle(DecisionContext.at(LATER));
    }
}
