package dev.tenure.contract;

import static dev.tenure.contract.ConnectionMix.DUE;
import static dev.tenure.contract.ConnectionMix.LAPSED;
import static dev.tenure.contract.ConnectionSpecimen.PROFILE;
import static dev.tenure.contract.ConnectionSpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.UpdateReason;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A list has the connections that its filter chooses and no others, page by page in the order of their ids. */
public interface ConnectionListContract extends EmptyStores {
    /** In the order of their texts, in which Java's own differs. */
    Seq<ConnectionId> IDS = List.of(
                    new UUID(0, 1),
                    new UUID(1, Long.MAX_VALUE),
                    new UUID(1, Long.MIN_VALUE),
                    new UUID(Long.MAX_VALUE, 0),
                    new UUID(Long.MIN_VALUE, 0),
                    new UUID(-1, -1))
            .map(ConnectionId::new);

    @Test
    @DisplayName(
            "G11: a list of connections has exactly those that its filter chooses, by any combination of conditions")
    default void aListHasWhatItsFilterChooses() {
        var fixture = StoreFixture.in(this);
        var all = ConnectionMix.all().map(fixture::opened);
        for (var now : List.of(DUE, LAPSED))
            for (var filter : ConnectionMix.filters())
                assertEquals(
                        all.filter(it -> it.state().environment() == Environment.SANDBOX)
                                .filter(it -> filter.mayMatch(it.state(), now))
                                .sortBy(it -> it.state().id().text())
                                .toList(),
                        list(fixture, filter, now),
                        () -> "listed by " + filter + " at " + now);
    }

    @Test
    @DisplayName("G11: a connection is listed in its stored state, and from its due instant on in any other")
    default void aDueConnectionIsListedInAnyState() {
        var fixture = StoreFixture.in(this);
        var data = ConnectionMix.data(PROFILE, "r", Environment.SANDBOX);
        var leased = fixture.opened(ConnectionMix.refreshing(data));
        var refreshing = ConnectionFilter.all().inState(ConnectionState.REFRESHING);
        var others = List.of(
                ConnectionFilter.all().inState(ConnectionState.IN_DOUBT),
                ConnectionFilter.all().inState(ConnectionState.CONNECTED, ConnectionState.UNAUTHENTICATED),
                ConnectionFilter.all().needingUser());
        for (var filter : others) assertEquals(List.empty(), list(fixture, filter, LAPSED.minusMillis(1)));
        for (var filter : others.prepend(refreshing)) assertEquals(List.of(leased), list(fixture, filter, LAPSED));
        var gone = fixture.changeConnection(leased, DUE, it -> it.loginGone(DUE));
        assertEquals(List.empty(), list(fixture, refreshing, LAPSED), "in the state that it has left");
        for (var filter : others.drop(1)) assertEquals(List.of(gone), list(fixture, filter, LAPSED));
    }

    @Test
    @DisplayName("G11: connections are listed by their reference and by their remote id, and not by a similar one")
    default void aSimilarReferenceIsAnother() {
        var fixture = StoreFixture.in(this);
        var all = List.of("item", "ITEM", "item ", "ite", "it%", "ítem", "item😀")
                .map(text ->
                        fixture.opened(ConnectionMix.refreshing(ConnectionMix.data(PROFILE, text, Environment.SANDBOX)
                                .withRemoteId(Option.of(new RemoteId(text))))));
        for (var connection : all) {
            var data = connection.state().data();
            var filters = List.of(
                    ConnectionFilter.all().ofReference(data.configuration().reference()),
                    ConnectionFilter.all().ofRemoteId(data.remoteId().get()));
            for (var filter : filters) assertEquals(List.of(connection), list(fixture, filter, DUE));
        }
    }

    @Test
    @DisplayName("G11: a changed connection is listed as it is, and no longer as it was")
    default void aListFollowsAChange() {
        var fixture = StoreFixture.in(this);
        var found = connected(fixture, fixture.opened(ConnectionSpecimen.linking()), "before");
        found = connected(fixture, found, "after");
        assertEquals(List.empty(), list(fixture, ofRemoteId("before"), NOW), "by its former remote id");
        assertEquals(List.of(found), list(fixture, ofRemoteId("after"), NOW));
        var needingUser = ConnectionFilter.all().needingUser();
        assertEquals(List.empty(), list(fixture, needingUser, NOW), "while its login works");
        var reason = UpdateReason.of(UpdateCause.LOGIN_REQUIRED);
        found = fixture.changeConnection(found, NOW, it -> it.updateRequired(reason, NOW));
        assertEquals(List.of(found), list(fixture, needingUser, NOW));
        found = fixture.changeConnection(found, NOW, it -> it.updateSucceeded(NOW));
        assertEquals(List.empty(), list(fixture, needingUser, NOW), "after its repair");
        found = fixture.changeConnection(found, NOW, it -> it.close(NOW));
        assertEquals(List.of(found), list(fixture, ofRemoteId("after"), NOW));
        assertEquals(
                List.empty(), list(fixture, ConnectionFilter.all().inState(ConnectionState.CONNECTED), NOW), "closed");
    }

    @Test
    @DisplayName("G11: a resumed connection is no longer listed as blocked")
    default void aResumedConnectionIsNotBlocked() {
        var fixture = StoreFixture.in(this);
        var data = ConnectionMix.data(PROFILE, "r", Environment.SANDBOX).withBlocked(true);
        var blocked = fixture.opened(ConnectionMix.refreshing(data));
        assertEquals(List.of(blocked), list(fixture, ConnectionFilter.all().blocked(), DUE));
        fixture.changeConnection(blocked, DUE, it -> it.resumed(DUE));
        assertEquals(List.empty(), list(fixture, ConnectionFilter.all().blocked(), DUE));
    }

    @Test
    @DisplayName(
            "G11: connections come page by page in the order of their id texts, none twice and none missed, also after one that is gone")
    default void connectionsComePageByPage() {
        var fixture = StoreFixture.in(this);
        for (var id : IDS.reverse()) {
            fixture.opened(ConnectionMix.refreshing(ConnectionMix.data(id, PROFILE, "ada", Environment.SANDBOX)));
            fixture.opened(ConnectionMix.refreshing(ConnectionMix.data(PROFILE, "bob", Environment.SANDBOX)));
            fixture.opened(ConnectionMix.refreshing(ConnectionMix.data(PROFILE, "ada", Environment.PRODUCTION)));
        }
        var ofAda = ConnectionFilter.all().ofReference("ada");
        for (var filter : List.of(ofAda, ofAda.inState(ConnectionState.REFRESHING), ofAda.needingUser()))
            for (var limit : List.of(1, 9, 2, 6)) {
                assertEquals(IDS.take(limit), page(fixture, filter, Option.none(), limit));
                for (var after : IDS)
                    assertEquals(
                            IDS.dropUntil(after::equals).drop(1).take(limit),
                            page(fixture, filter, Option.of(after), limit));
            }
        var gone = new ConnectionId(new UUID(1, 0));
        assertEquals(IDS.drop(1), page(fixture, ofAda, Option.of(gone), 9), "after a connection that is not stored");
    }

    private static ConnectionFilter ofRemoteId(String remoteId) {
        return ConnectionFilter.all().ofRemoteId(new RemoteId(remoteId));
    }

    private static Versioned<Connection> connected(StoreFixture fixture, Versioned<Connection> found, String remoteId) {
        var called = new RemoteId(remoteId);
        return fixture.changeConnection(
                found, NOW, it -> it.switchAccount(ConnectionSpecimen.renewable(), called, RULES, NOW));
    }

    private static Seq<Versioned<Connection>> list(StoreFixture fixture, ConnectionFilter filter, Instant now) {
        return fixture.store()
                .connections()
                .list(Environment.SANDBOX, filter, now, Option.none(), 99)
                .map(Either::get)
                .toList();
    }

    private static Seq<ConnectionId> page(
            StoreFixture fixture, ConnectionFilter filter, Option<ConnectionId> after, int limit) {
        return fixture.store()
                .connections()
                .list(Environment.SANDBOX, filter, LAPSED, after, limit)
                .map(found -> found.get().state().id())
                .toList();
    }
}
