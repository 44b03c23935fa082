package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.item.Consent;
import dev.tenure.item.Item;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.List;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Due aggregates are settled once, the earliest first, and no other is touched. */
public interface SettlingContract extends EmptyStores {
    @Test
    @DisplayName("G7: a due aggregate is settled once, at its instant and not a millisecond before")
    default void aDueAggregateIsSettledOnce() {
        var fixture = StoreFixture.in(this);
        var item = founded(fixture, Duration.ofDays(1));
        fixture.notices();
        var due = item.state().due().get();
        assertEquals(SweepResult.of(0, 0, false), settle(fixture, due.minusMillis(1), 10));
        assertEquals(item, fixture.find(item.state().id()));
        assertEquals(SweepResult.of(1, 0, false), settle(fixture, due, 10));
        assertEquals(item.version() + 1, fixture.find(item.state().id()).version(), "the version stored");
        assertEquals(SweepResult.of(0, 0, false), settle(fixture, due, 10));
        var told = fixture.notices();
        assertEquals(Notice.of(item.state().id(), item.version() + 1, told.map(Notice::event)), told);
        assertTrue(
                told.forAll(notice -> notice.event().effectiveAt().equals(due)),
                "an event of settling has another instant of effect than its deadline");
    }

    @Test
    @DisplayName("G7: a batch takes the earliest first, no more than its limit, and says that there are more")
    default void theEarliestAreSettledFirst() {
        var fixture = StoreFixture.in(this);
        var last = founded(fixture, Duration.ofHours(3));
        var first = founded(fixture, Duration.ofHours(1));
        var second = founded(fixture, Duration.ofHours(2));
        var now = NOW.plus(Duration.ofDays(2));
        assertEquals(SweepResult.of(2, 0, true), settle(fixture, now, 2));
        assertEquals(last, fixture.find(last.state().id()));
        for (var settled : List.of(first, second))
            assertEquals(
                    settled.version() + 1, fixture.find(settled.state().id()).version(), "the version stored");
        assertEquals(SweepResult.of(1, 0, false), settle(fixture, now, 2));
    }

    @Test
    @DisplayName("G7: an aggregate that the rule leaves unchanged stays so, and asks for no further batch")
    default void anUnchangedAggregateAsksForNoFurtherBatch() {
        var fixture = StoreFixture.in(this);
        var item = founded(fixture, Duration.ofHours(1));
        var swept =
                fixture.store().items().settle(item.state().due().get(), 1, found -> Decision.unchanged(found.state()));
        assertEquals(0, swept.done(), "aggregates settled by a rule that changes nothing");
        assertFalse(swept.more(), "a batch that changed nothing asked for another");
        assertEquals(item, fixture.find(item.state().id()));
    }

    @Test
    @DisplayName("G7: a removed or renewed aggregate is no longer due")
    default void dueMovesWithTheAggregate() {
        var fixture = StoreFixture.in(this);
        var removed = founded(fixture, Duration.ofHours(1));
        fixture.change(removed, it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, NOW));
        var renewed = founded(fixture, Duration.ofHours(1));
        var before = renewed.state().due().get();
        var consent = renewal(renewed.state());
        var fresh = Specimen.fresh(consent.accounts());
        fixture.change(renewed, it -> it.completeUpdate(StoreFixture.updateLink(), consent, fresh, RULES, NOW));
        assertEquals(SweepResult.of(0, 0, false), settle(fixture, before, 10));
        assertTrue(
                fixture.find(renewed.state().id()).state().due().get().isAfter(before),
                "the renewed Item is due as early as before");
    }

    private static SweepResult settle(StoreFixture fixture, Instant now, int limit) {
        Function<Versioned<Item>, Decision<Item, Item>> rule =
                found -> found.state().settle(new DecisionContext(now, found.withdrawn()));
        return fixture.store().items().settle(now, limit, rule);
    }

    private static Consent renewal(Item item) {
        return Consent.to(item.data().accounts().labels()).until(NOW.plus(Duration.ofDays(90)));
    }

    /** A linked Item whose consent lasts this long: too short for a warning. */
    private static Versioned<Item> founded(StoreFixture fixture, Duration consent) {
        return fixture.activeUntil(NOW.plus(consent));
    }
}
