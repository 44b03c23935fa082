package dev.tenure.contract;

import static dev.tenure.contract.OutboxFixture.LAPSE;
import static dev.tenure.contract.OutboxFixture.LATER;
import static dev.tenure.contract.OutboxFixture.claim;
import static dev.tenure.contract.OutboxFixture.twoNotices;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tenure.grant.Grant;
import dev.tenure.link.Link;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * An acknowledged change outlives a crash, and any other is there whole or not at all. Skipped for stores without a
 * hook to crash them, and those that end with their process.
 */
public interface CrashContract extends EmptyStores {
    /** The number of writers when it crashes, and of writes that each has made by then. */
    int WRITERS = 4;

    /** Returns the way to crash this store; none if it is not durable. */
    default Option<Crash> crashOf(Store store) {
        return Option.none();
    }

    @Test
    @DisplayName("G4: after a crash everything acknowledged is there, and nothing else")
    default void acknowledgedChangesOutliveACrash() {
        var fixture = StoreFixture.in(this);
        var crash = crash(fixture);
        var item = fixture.active();
        var specimen = GrantSpecimen.ofUser();
        var pair = specimen.pair(1, 1);
        var issued = Grant.issue(specimen.data(), pair, GrantSpecimen.RULES, NOW);
        var grant = StoreFixture.right(fixture.store().grants().add(issued));
        var connection = fixture.opened(ConnectionSpecimen.renewable(ConnectionSpecimen.id()));
        var client = Principal.of(PrincipalId.of(Environment.SANDBOX, CLIENT))
                .withdraw(WithdrawalReason.CREDENTIALS_ROTATED, NOW);
        var principal = StoreFixture.right(fixture.store().principals().add(client));
        fixture.store().lastRun().record(Option.none(), NOW);

        var after = new StoreFixture(crash.reopened());
        assertEquals(item.state(), after.find(item.state().id()).state());
        assertEquals(item.version(), after.find(item.state().id()).version(), "the version stored");
        assertEquals(
                grant.state(),
                after.store().grants().locate(pair.access()).get().state());
        assertEquals(connection, after.find(connection.state().id()));
        assertEquals(
                Option.of(principal), after.store().principals().find(PrincipalId.of(Environment.SANDBOX, CLIENT)));
        assertEquals(Option.of(NOW), after.store().lastRun().last());
        assertEquals(
                List.of(1L, 2L),
                versions(after.notices(), item.state().id()).distinct().toList());
        after.opened(Specimen.link());
    }

    @Test
    @DisplayName("G7: a notice in delivery when the store crashed comes again, and an acknowledged one does not")
    default void aNoticeInDeliveryComesAgain() {
        var fixture = StoreFixture.in(this);
        var crash = crash(fixture);
        twoNotices(fixture);
        var outbox = fixture.store().outbox();
        outbox.acknowledge(claim(outbox, NOW, LAPSE));
        var underWay = claim(outbox, NOW, LAPSE);
        var after = crash.reopened().outbox();
        assertTrue(after.claim(LAPSE.minusMillis(1), LAPSE, 9).isEmpty(), "a claim did not survive the crash");
        var again = claim(after, LAPSE, LATER);
        assertEquals(underWay.notice(), again.notice());
        assertEquals(1, again.failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G4: writes during a crash lose nothing acknowledged, and each change has its event")
    default void writesDuringACrashAreWhole() {
        var fixture = StoreFixture.in(this);
        var crash = crash(fixture);
        var links = Vector.fill(WRITERS, () -> fixture.opened(Specimen.link()));
        var isOver = new AtomicBoolean();
        var underWay = new CountDownLatch(WRITERS * WRITERS);
        var reopened = new CompletableFuture<Store>();
        Callable<Versioned<Link>> crashing = () -> {
            try {
                underWay.await();
                reopened.complete(crash.reopened());
            } finally {
                isOver.set(true);
            }
            return links.head();
        };
        Seq<Callable<Versioned<Link>>> writing = links.map(link -> () -> written(fixture, link, underWay, isOver));
        var acknowledged = Concurrently.all(writing.prepend(crashing)).tail();
        var after = new StoreFixture(reopened.join());
        var notices = after.notices();
        for (var link : acknowledged) {
            var id = link.state().id();
            var found = after.store().links().find(id).get();
            assertTrue(found.version() >= link.version(), "an acknowledged change is lost");
            assertEquals(
                    List.rangeClosed(1L, found.version()), versions(notices, id).toList());
        }
    }

    /** Writes until the store fails, or is open again, and returns the last acknowledged version. */
    private static Versioned<Link> written(
            StoreFixture fixture, Versioned<Link> link, CountDownLatch underWay, AtomicBoolean isOver) {
        var acknowledged = link;
        try {
            while (!isOver.get()) {
                var next = StoreFixture.decided(acknowledged, it -> it.openSession(NOW));
                var stored = fixture.store().links().commit(acknowledged, next);
                if (stored.isLeft()) return acknowledged;
                acknowledged = stored.get();
                underWay.countDown();
            }
            return acknowledged;
        } catch (StoreUnavailable | OutcomeUnknown crashed) {
            return acknowledged;
        } finally {
            for (var change = 0; change < WRITERS; change++) underWay.countDown();
        }
    }

    private Crash crash(StoreFixture fixture) {
        return crashOf(fixture.store()).fold(() -> abort("no crash hook"), crash -> crash);
    }

    private static Seq<Long> versions(Seq<Notice> notices, Object aggregate) {
        return notices.filter(notice -> notice.aggregate().equals(aggregate)).map(Notice::version);
    }
}
