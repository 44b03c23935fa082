package dev.tenure.contract;

import static dev.tenure.contract.CustodySpecimen.LIFETIME;
import static dev.tenure.contract.CustodySpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.custody.Closed;
import dev.tenure.custody.Custody;
import dev.tenure.custody.InDoubt;
import dev.tenure.custody.Unauthenticated;
import dev.tenure.custody.Use;
import dev.tenure.custody.Vaulted;
import dev.tenure.decision.Decision;
import dev.tenure.port.Notice;
import dev.tenure.port.Swept;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Moment;
import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A custody changes by commands and by time: whole, one version higher, and told of in order. */
public interface CustodyChangeContract extends EmptyStores {
    @Test
    @DisplayName("G7: what happens to a custody waits in the outbox, in order, each with the version that it made")
    default void whatHappensToACustodyIsToldInOrder() {
        var kept = Kept.in(this);
        var due = NOW.plus(LIFETIME);
        var custody = kept.opened(CustodySpecimen.linking());
        kept.notices();
        var expected = Vector.<Notice>empty();
        for (var command : List.<Function<Custody, Decision<Custody, ?>>>of(
                it -> it.connected(CustodySpecimen.renewable(), Option.none(), RULES, due),
                it -> it.lend(Use.DATA, RULES, due),
                it -> it.refreshRefused(1, "invalid_grant", due),
                it -> it.connected(CustodySpecimen.renewable(), Option.none(), RULES, due),
                it -> it.permissionRevoked(due),
                it -> it.close(due),
                it -> it.givenBack(due))) {
            var decision = command.apply(custody.state());
            custody = Kept.right(kept.store().custodies().commit(custody, decision));
            expected = expected.appendAll(Notice.of(custody.state().id(), custody.version(), decision.events()));
        }
        assertInstanceOf(Closed.class, custody.state());
        assertEquals(
                Option.of(custody),
                kept.store().custodies().find(custody.state().id()));
        assertEquals(expected, kept.notices());
    }

    @Test
    @DisplayName("G1: of two changes decided on one version one is stored, and the other leaves nothing")
    default void aLostChangeOfACustodyLeavesNothing() {
        var kept = Kept.withoutEvents(this);
        var custodies = kept.store().custodies();
        var found = kept.opened(CustodySpecimen.renewable(CustodySpecimen.id()));
        var won = Kept.right(custodies.commit(found, found.state().lend(Use.DATA, RULES, NOW.plus(LIFETIME))));
        assertTrue(custodies.commit(found, found.state().close(NOW)).isLeft());
        assertEquals(found.version() + 1, won.version());
        assertEquals(Option.of(won), custodies.find(won.state().id()));
        assertTrue(custodies.add(Custody.open(found.state().keeping(), NOW)).isLeft(), "the name is taken");
        assertEquals(Option.of(won), custodies.find(won.state().id()));
    }

    @Test
    @DisplayName("G1: what is decided under the lock is stored, and what changes nothing leaves nothing")
    default void aLockedChangeOfACustodyIsStored() {
        var kept = Kept.in(this);
        var custodies = kept.store().custodies();
        var found = kept.opened(CustodySpecimen.renewable(CustodySpecimen.id()));
        custodies.lockedChange(found.state().id(), it -> it.state().updateSucceeded(NOW));
        assertEquals(found, kept.find(found.state().id()));
        custodies.lockedChange(found.state().id(), it -> it.state().close(NOW));
        var closed = kept.find(found.state().id());
        assertInstanceOf(Closed.class, closed.state());
        assertEquals(found.version() + 1, closed.version());
    }

    @Test
    @DisplayName("G7: a lease is given up at its instant and not a millisecond before, once")
    default void aLapsedLeaseIsSettledOnce() {
        var kept = Kept.in(this);
        var claimed = kept.changeCustody(
                kept.opened(CustodySpecimen.renewable(CustodySpecimen.id())),
                NOW.plus(LIFETIME),
                it -> it.lend(Use.DATA, RULES, NOW.plus(LIFETIME)));
        kept.notices();
        var due = claimed.state().due().get();
        assertEquals(Swept.of(0, 0, false), settle(kept, due.minusMillis(1), 9));
        assertEquals(claimed, kept.find(claimed.state().id()));
        assertEquals(Swept.of(1, 0, false), settle(kept, due, 9));
        assertEquals(Swept.of(0, 0, false), settle(kept, due, 9));
        var settled = kept.find(claimed.state().id());
        assertInstanceOf(InDoubt.class, settled.state());
        assertEquals(claimed.version() + 1, settled.version());
        assertEquals(
                List.of(Option.of(Cause.LEASE_LAPSED)),
                kept.notices().map(notice -> notice.event().cause()).toList());
    }

    @Test
    @DisplayName("G7: a credential that cannot be renewed is purged at its end, the earliest first, and tells why")
    default void whatCannotBeRenewedIsPurgedAtItsEnd() {
        var kept = Kept.in(this);
        var last = kept.opened(CustodySpecimen.until(NOW.plusSeconds(3)));
        var first = kept.opened(CustodySpecimen.until(NOW.plusSeconds(1)));
        var second = kept.opened(CustodySpecimen.until(NOW.plusSeconds(2)));
        kept.opened(CustodySpecimen.renewable(CustodySpecimen.id()));
        kept.notices();
        var now = NOW.plus(LIFETIME);
        assertEquals(Swept.of(2, 0, true), settle(kept, now, 2));
        assertEquals(last, kept.find(last.state().id()));
        for (var settled : List.of(first, second)) {
            var ended = kept.find(settled.state().id());
            assertEquals(
                    new Unauthenticated(settled.state().keeping(), Cause.LIFETIME_ENDED, Option.none()), ended.state());
            assertEquals(Option.<Vaulted>none(), ended.state().vaulted());
        }
        assertEquals(Swept.of(1, 0, false), settle(kept, now, 2));
        assertEquals(Swept.of(0, 0, false), settle(kept, now, 2));
        Seq<Notice> notices = kept.notices();
        assertEquals(9, notices.size(), "three of each: the failure, its detection, and that the user is wanted");
    }

    @Test
    @DisplayName("G7: the sweeper settles custodies beside all others")
    default void theSweeperSettlesCustodies() {
        var door = Door.to(this);
        var kept = new Kept(door.store());
        var custody = kept.opened(CustodySpecimen.until(NOW.plusSeconds(1)));
        assertEquals(Swept.of(0, 0, false), door.tenure().sweeper().sweep(9).get());
        door.clock().set(NOW.plusSeconds(1));
        assertEquals(Swept.of(1, 0, false), door.tenure().sweeper().sweep(9).get());
        assertInstanceOf(Unauthenticated.class, kept.find(custody.state().id()).state());
    }

    private static Swept settle(Kept kept, Instant now, int limit) {
        Function<Versioned<Custody>, Decision<Custody, Custody>> rule =
                found -> found.state().settle(Moment.at(now));
        return kept.store().custodies().settle(now, limit, rule);
    }
}
