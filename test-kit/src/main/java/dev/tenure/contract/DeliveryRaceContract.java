package dev.tenure.contract;

import static dev.tenure.contract.OutboxFixture.LAPSE;
import static dev.tenure.contract.OutboxFixture.aggregates;
import static dev.tenure.contract.OutboxFixture.twoNotices;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.link.Link;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Among many relays at once each stream is one's, and notices written beside them are delivered as well. */
public interface DeliveryRaceContract extends EmptyStores {
    @Test
    @DisplayName("G7: when many relays claim at once, each stream goes to one of them")
    default void aStreamIsClaimedByOne() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        for (var i = 0; i < 40; i++) twoNotices(fixture);
        var claimed = Concurrently.all(8, () -> outbox.claim(NOW, LAPSE, 10)).flatMap(claims -> claims);
        var aggregates = aggregates(claimed.appendAll(outbox.claim(NOW, LAPSE, 40)));
        assertEquals(40, aggregates.size(), "notices delivered by all relays");
        assertEquals(40, aggregates.distinct().size(), "different streams delivered by all relays");
    }

    @Test
    @DisplayName("G7: notices written while a stream is delivered and ends are delivered too, in order")
    default void aNoticeWrittenDuringADeliveryIsDelivered() {
        var fixture = StoreFixture.in(this);
        var rounds = 40;
        for (var i = 0; i < 3; i++) {
            var writers = Vector.of(fixture.opened(Specimen.link()), fixture.opened(Specimen.link()));
            fixture.notices();
            var told = Concurrently.all(Vector.<Callable<Seq<Notice>>>of(
                            () -> written(fixture, writers.head(), rounds),
                            () -> written(fixture, writers.last(), rounds),
                            () -> drained(fixture, rounds),
                            () -> drained(fixture, rounds)))
                    .flatMap(notices -> notices)
                    .appendAll(fixture.notices());
            for (var writer : writers) {
                var versions = told.filter(
                                it -> it.aggregate().equals(writer.state().id()))
                        .map(Notice::version)
                        .sorted();
                assertEquals(List.rangeClosed(2L, rounds + 1L), versions.toList());
            }
        }
    }

    private static Seq<Notice> written(StoreFixture fixture, Versioned<Link> link, int rounds) {
        var found = link;
        for (var i = 0; i < rounds; i++) found = changed(fixture, found);
        return Vector.empty();
    }

    /** Commits again where a relay came between, as the strictest isolation allows. */
    private static Versioned<Link> changed(StoreFixture fixture, Versioned<Link> found) {
        var decision = StoreFixture.decided(found, it -> it.openSession(NOW));
        var stored = fixture.store().links().commit(found, decision);
        while (stored.isLeft()) stored = fixture.store().links().commit(found, decision);
        return stored.get();
    }

    private static Seq<Notice> drained(StoreFixture fixture, int rounds) {
        var all = Vector.<Notice>empty();
        for (var i = 0; i < rounds; i++) all = all.appendAll(fixture.notices());
        return all;
    }
}
