package dev.tenure.stories.delivery;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.ConnectionId;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.databases.Failing;
import dev.tenure.databases.Failing.When;
import dev.tenure.grant.GrantId;
import dev.tenure.item.ItemId;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.PrincipalId;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.ScriptedProvider;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection is lost at every call of a command, a sweep or a relay, before and after it. The work is then
 * repeated and delivered: each change is announced, in order, and nothing else.
 */
@ParameterizedClass
@EnumSource
@Shows({"G5", "G7"})
class DeliveryUnderFaultsTest {
    /** The fewest calls in which anything is read and written: twice to take, to set, to prepare, to ask, to give back. */
    private static final int FEWEST_CALLS = 10;

    private final Failing database;
    private final World world;
    private final ConnectedApp app;

    DeliveryUnderFaultsTest(Databases databases) {
        this.database = new Failing(databases.withTables("TRANSACTION_READ_COMMITTED", 4));
        this.world = World.over(JdbcStore.owning(database.source(), EventFilter.everything()));
        this.app = ConnectedApp.over(world.store(), world.clock(), new ScriptedProvider(world.clock()), 8);
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeIsToldOfOnceInOrderWhereverTheDatabaseIsLost(InterruptedOperation work) {
        for (var when : When.values()) {
            var call = 1;
            while (isFaulted(work, call, when)) call++;
            assertThat(call - 1).as("calls that were faulted").isGreaterThanOrEqualTo(FEWEST_CALLS);
        }
        for (var item : world.store().items().findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 99))
            assertToldOf(item.get().state().id(), app.told().notices());
    }

    /** Returns true if there were that many calls. */
    private boolean isFaulted(InterruptedOperation work, int call, When when) {
        var before = app.told().notices().size();
        var again = work.prepared(world, app);
        database.failAt(call, when);
        attempt(again);
        var hasFailed = database.hasFailed();
        database.heal();
        for (var i = 0; i < 2; i++) {
            again.run();
            world.clock().advance(Duration.ofHours(2));
        }
        deliverAll();
        assertInOrder(app.told().notices().drop(before));
        return hasFailed;
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable | OutcomeUnknown failure) {
            // and is done again
        }
    }

    private void deliverAll() {
        var relay = world.tenure().relay(app.told());
        for (var stream : relay.parked(99).content()) relay.replay(stream.aggregate());
        while (relay.deliver(99).more()) {
            // until nothing waits
        }
    }

    private void assertInOrder(Seq<Notice> told) {
        assertThat(told).isNotEmpty();
        for (var ofOne : told.groupBy(Notice::aggregate)) {
            assertToldOf(ofOne._1(), app.told().notices());
            assertOnlyRepeated(ofOne._2());
        }
    }

    /** With one relay after the other a notice is repeated at once or never, and unchanged. */
    private static void assertOnlyRepeated(Seq<Notice> told) {
        var distinct = told.distinct();
        assertThat(distinct.map(Notice::id)).doesNotHaveDuplicates();
        var places = told.map(distinct::indexOf);
        assertThat(places).isEqualTo(places.sorted());
    }

    /** Each version of the aggregate is announced, from the first on, with all its events. */
    private void assertToldOf(AggregateId aggregate, Seq<Notice> told) {
        var notices = told.filter(it -> it.aggregate().equals(aggregate)).distinct();
        var versions = notices.map(Notice::version).distinct();
        assertThat(versions).isEqualTo(Vector.rangeClosed(1L, stored(aggregate)));
        for (var change : notices.groupBy(Notice::version)) {
            var ids = change._2().map(Notice::id);
            assertThat(ids).isEqualTo(ids.zipWithIndex((id, ordinal) -> EventId.of(aggregate, change._1(), ordinal)));
        }
    }

    private long stored(AggregateId aggregate) {
        var store = world.store();
        return switch (aggregate.kind()) {
            case "item" -> version(store.items(), (ItemId) aggregate);
            case "link" -> version(store.links(), (LinkId) aggregate);
            case "grant" -> version(store.grants(), (GrantId) aggregate);
            case "connection" -> version(store.connections(), (ConnectionId) aggregate);
            default -> version(store.principals(), (PrincipalId) aggregate);
        };
    }

    private static <I extends AggregateId> long version(Repository<I, ?> repository, I id) {
        return repository.find(id).map(Versioned::version).get();
    }
}
