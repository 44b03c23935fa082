package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.PROFILE;
import static dev.tenure.contract.ConnectionSpecimen.RULES;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Ownership;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Long lists come page by page, in one order; a page goes on exactly after its key. */
public interface PageContract extends EmptyStores {
    /** The names descend, so that the order of names is not that in which the aggregates came. */
    Seq<UUID> NAMES = List.rangeClosedBy(5, 1, -1).map(name -> new UUID(0, name));

    @Test
    @DisplayName("G11: a user's Items come page by page, none twice and none missed, whole with their accounts")
    default void aUsersItemsComePageByPage() {
        var fixture = StoreFixture.in(this);
        var items = NAMES.map(ItemId::new).map(name -> foundedBetweenOthers(fixture, name));
        var changed = fixture.change(items.get(3), it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
        var all = items.update(3, changed);
        for (var limit : List.of(1, 2, 5, 9)) {
            assertEquals(all.take(limit), items(fixture, Option.none(), limit));
            for (var item : all)
                assertEquals(
                        all.dropUntil(item::equals).drop(1).take(limit),
                        items(fixture, Option.of(item.state().id()), limit));
        }
    }

    @Test
    @DisplayName("G11: connections of one remote id come page by page, none twice and none missed")
    default void connectionsComePageByPage() {
        var fixture = StoreFixture.in(this);
        var all = NAMES.map(ConnectionId::new).map(name -> connectedBetweenOthers(fixture, name));
        for (var limit : List.of(1, 2, 5, 9)) {
            assertEquals(all.take(limit), connections(fixture, Option.none(), limit));
            for (var connection : all)
                assertEquals(
                        all.dropUntil(connection::equals).drop(1).take(limit),
                        connections(fixture, Option.of(connection.state().id()), limit));
        }
    }

    @Test
    @DisplayName("G11: after a key that is not stored there is nothing")
    default void afterAnUnknownKeyThereIsNothing() {
        var fixture = StoreFixture.in(this);
        foundedBetweenOthers(fixture, new ItemId(new UUID(0, 1)));
        connectedBetweenOthers(fixture, new ConnectionId(new UUID(0, 1)));
        assertEquals(List.empty(), items(fixture, Option.of(new ItemId(new UUID(0, 2))), 9));
        assertEquals(List.empty(), connections(fixture, Option.of(new ConnectionId(new UUID(0, 2))), 9));
    }

    private static Versioned<Item> foundedBetweenOthers(StoreFixture fixture, ItemId name) {
        var item = fixture.founded(fixture.opened(Specimen.link()), Specimen.success(name, Option.none()));
        var other = new Ownership(CLIENT, 0, Option.of(new UserId("other")), 0);
        fixture.founded(fixture.opened(Specimen.link(other)), Specimen.success(Option.none()));
        return item;
    }

    private static Versioned<Connection> connectedBetweenOthers(StoreFixture fixture, ConnectionId name) {
        var connection = connected(fixture, ConnectionSpecimen.linking(name), "item");
        connected(fixture, ConnectionSpecimen.linking(), "other");
        return connection;
    }

    private static Versioned<Connection> connected(StoreFixture fixture, Connection opened, String remoteId) {
        var called = new RemoteId(remoteId);
        return fixture.changeConnection(
                fixture.opened(opened),
                NOW,
                it -> it.completeAuthorization(ConnectionSpecimen.renewable(), called, RULES, NOW));
    }

    private static Seq<Versioned<Item>> items(StoreFixture fixture, Option<ItemId> after, int limit) {
        return fixture.store()
                .items()
                .findByUser(CLIENT, USER, after, limit)
                .map(Either::get)
                .toList();
    }

    private static Seq<Versioned<Connection>> connections(StoreFixture fixture, Option<ConnectionId> after, int limit) {
        return fixture.store()
                .connections()
                .findByRemoteId(PROFILE, new RemoteId("item"), after, limit)
                .map(Either::get)
                .toList();
    }
}
