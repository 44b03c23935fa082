package dev.tenure.contract;

import static dev.tenure.contract.CustodySpecimen.NEW_KEY;
import static dev.tenure.contract.CustodySpecimen.OLD_KEY;
import static dev.tenure.contract.CustodySpecimen.PROFILE;
import static dev.tenure.contract.CustodySpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.port.Versioned;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A custody comes back as it was, and is found by its name, by what the other side calls it, and by its vault's key. */
public interface CustodyContract extends EmptyStores {
    @Test
    @DisplayName("G11: a custody comes back as it was stored, in every state, with all that it can have or lack")
    default void everyStateOfACustodyComesBack() {
        var kept = Kept.in(this);
        CustodySpecimen.everyState(CustodySpecimen::id).forEach(kept::opened);
    }

    @Test
    @DisplayName("G11: a custody that changes has what its new state has, and nothing of the last one")
    default void everyChangeOfACustodyComesBack() {
        var kept = Kept.in(this);
        var name = CustodySpecimen.id();
        var states = CustodySpecimen.everyState(() -> name);
        var custody = kept.opened(states.head());
        for (var state : states.tail().appendAll(states.reverse()))
            custody = kept.changeCustody(custody, NOW, it -> Decision.to(state, EventType.CUSTODY_RESTORED.at(NOW)));
    }

    @Test
    @DisplayName("G5: a custody that nobody stored is not found in any way")
    default void anUnknownCustodyIsNotFound() {
        var custodies = Kept.in(this).store().custodies();
        assertEquals(Option.none(), custodies.find(CustodySpecimen.id()));
        assertTrue(custodies.called(PROFILE, new Counterpart("item")).isEmpty());
        assertTrue(custodies.notUnder(NEW_KEY, Option.none(), 9).isEmpty());
        assertTrue(custodies
                .lockedChange(CustodySpecimen.id(), it -> it.state().close(NOW))
                .isEmpty());
    }

    @Test
    @DisplayName(
            "G11: a custody is found by what the other side calls it, the first opened first, and by nothing alike")
    default void aCustodyIsFoundByItsCounterpart() {
        var kept = Kept.in(this);
        var first = kept.opened(CustodySpecimen.linking());
        var second = kept.opened(CustodySpecimen.linking());
        assertTrue(called(kept, "item").isEmpty());
        second = connected(kept, second, "item");
        assertEquals(List.of(second), called(kept, "item"));
        first = connected(kept, first, "item");
        assertEquals(List.of(first, second), called(kept, "item"));
        for (var alike : List.of("ITEM", "item ", "ite", "it%", "item😀")) {
            var other = connected(kept, kept.opened(CustodySpecimen.linking()), alike);
            assertEquals(List.of(other), called(kept, alike));
        }
        assertEquals(List.of(first, second), called(kept, "item"));
        var elsewhere = connected(kept, kept.opened(CustodySpecimen.linking("other")), "item");
        assertEquals(List.of(first, second), called(kept, "item"));
        assertEquals(
                List.of(elsewhere),
                kept.store()
                        .custodies()
                        .called("other", new Counterpart("item"))
                        .toList());
    }

    @Test
    @DisplayName("G11: a custody that the other side calls otherwise is found so, and no more as before")
    default void aCounterpartMovesWithItsCustody() {
        var kept = Kept.in(this);
        var custody = connected(kept, kept.opened(CustodySpecimen.linking()), "before");
        custody = connected(kept, custody, "after");
        assertTrue(called(kept, "before").isEmpty());
        assertEquals(List.of(custody), called(kept, "after"));
        custody = kept.changeCustody(custody, NOW, it -> it.close(NOW));
        assertEquals(List.of(custody), called(kept, "after"));
    }

    @Test
    @DisplayName("G11: those under another key are named in the order of their texts, batch by batch, each once")
    default void thoseUnderAnotherKeyAreNamedInOrder() {
        var kept = Kept.in(this);
        var names = List.of(
                        new UUID(0, 1),
                        new UUID(1, Long.MAX_VALUE),
                        new UUID(1, Long.MIN_VALUE),
                        new UUID(Long.MAX_VALUE, 0),
                        new UUID(Long.MIN_VALUE, 0),
                        new UUID(-1, -1))
                .map(CustodyId::new);
        for (var name : names.reverse()) kept.opened(CustodySpecimen.under(OLD_KEY, name));
        kept.opened(CustodySpecimen.under(NEW_KEY, CustodySpecimen.id()));
        kept.opened(CustodySpecimen.linking());
        assertEquals(names, notUnder(kept, NEW_KEY, Option.none(), 9));
        assertEquals(names.take(2), notUnder(kept, NEW_KEY, Option.none(), 2));
        for (var after = 0; after < names.size(); after++)
            assertEquals(names.drop(after + 1).take(2), notUnder(kept, NEW_KEY, Option.of(names.get(after)), 2));
        assertEquals(7, notUnder(kept, "another", Option.none(), 9).size());
    }

    @Test
    @DisplayName("G11: who was sealed anew, or has nothing left to seal, is not named any more")
    default void whoIsUnderTheNewKeyIsNotNamed() {
        var kept = Kept.in(this);
        var sealed = kept.opened(CustodySpecimen.under(OLD_KEY, new CustodyId(new UUID(1, 1))));
        var gone = kept.opened(CustodySpecimen.under(OLD_KEY, new CustodyId(new UUID(2, 2))));
        var closed = kept.opened(CustodySpecimen.under(OLD_KEY, new CustodyId(new UUID(3, 3))));
        kept.changeCustody(sealed, NOW, it -> it.reencrypted(1, CustodySpecimen.under(NEW_KEY), NOW));
        kept.changeCustody(gone, NOW, it -> it.gone(NOW));
        closed = kept.changeCustody(closed, NOW, it -> it.close(NOW));
        assertEquals(List.of(closed.state().id()), notUnder(kept, NEW_KEY, Option.none(), 9));
        kept.changeCustody(closed, NOW, it -> it.givenBack(NOW));
        assertTrue(notUnder(kept, NEW_KEY, Option.none(), 9).isEmpty());
    }

    private static Versioned<Custody> connected(Kept kept, Versioned<Custody> found, String counterpart) {
        var called = Option.of(new Counterpart(counterpart));
        return kept.changeCustody(found, NOW, it -> it.connected(CustodySpecimen.renewable(), called, RULES, NOW));
    }

    private static Seq<Versioned<Custody>> called(Kept kept, String counterpart) {
        return kept.store()
                .custodies()
                .called(PROFILE, new Counterpart(counterpart))
                .toList();
    }

    private static Seq<CustodyId> notUnder(Kept kept, String key, Option<CustodyId> after, int limit) {
        return kept.store().custodies().notUnder(key, after, limit).toList();
    }
}
