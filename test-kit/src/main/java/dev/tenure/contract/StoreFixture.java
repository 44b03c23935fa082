package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Expiring;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.Success;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** A store with steps to fill it. Every step compares the stored result with its decision. */
record StoreFixture(Store store) {
    static StoreFixture in(EmptyStores stores) {
        return new StoreFixture(stores.emptyStore(EventFilter.everything()));
    }

    /** A fixture whose store writes no events: a change leaves nothing but itself. */
    static StoreFixture withoutEvents(EmptyStores stores) {
        return new StoreFixture(stores.emptyStore(event -> false));
    }

    Versioned<Link> opened(LinkData data) {
        var link = right(store.links().add(Link.open(data, hash(TokenKind.LINK), NOW)));
        assertEquals(1, link.version(), "a new aggregate has version 1");
        return asStored(store.links(), data.id(), link);
    }

    /** An Item created by a Link of its own, waiting for its exchange. */
    Versioned<Item> pending() {
        return founded(opened(Specimen.link()), Specimen.success(Option.of(Specimen.CONSENT_END)));
    }

    Versioned<Item> founded(Versioned<Link> link, Success success) {
        changeLink(link, it -> it.succeed(success, NOW));
        return find(success.item());
    }

    /** A linked Item, whose consent lasts for ninety days. */
    Versioned<Item> active() {
        return activeUntil(Specimen.CONSENT_END);
    }

    Versioned<Item> activeUntil(Instant consentEnd) {
        var item = founded(opened(Specimen.link()), Specimen.success(Option.of(consentEnd)));
        return change(item, it -> it.exchange(publicToken(), hash(TokenKind.ACCESS), NOW));
    }

    /** A public token to be exchanged; its hash was checked before. */
    static Token publicToken() {
        return Token.publicToken(hash(TokenKind.PUBLIC), NOW, Lifetime.never());
    }

    /** A link token that opens update mode. */
    static Token updateLink() {
        return Token.link(hash(TokenKind.LINK), NOW, Deadline.after(NOW, Duration.ofMinutes(30), Cause.LIFETIME_ENDED));
    }

    Versioned<Item> find(ItemId id) {
        return store.items().find(id).get();
    }

    <R> Versioned<Item> change(Versioned<Item> found, Function<Item, Decision<Item, R>> command) {
        return change(store.items(), found.state().id(), found, decided(found, command));
    }

    <R> Versioned<Link> changeLink(Versioned<Link> found, Function<Link, Decision<Link, R>> command) {
        return change(store.links(), found.state().id(), found, decided(found, command));
    }

    Versioned<Connection> opened(Connection connection) {
        var opened = right(store.connections().add(Decision.to(connection, EventType.CONNECTION_OPENED.at(NOW))));
        assertEquals(1, opened.version(), "a new aggregate has version 1");
        return asStored(store.connections(), connection.id(), opened);
    }

    <R> Versioned<Connection> changeConnection(
            Versioned<Connection> found, Instant at, Function<Connection, Decision<Connection, R>> command) {
        return change(
                store.connections(), found.state().id(), found, found.state().decide(DecisionContext.at(at), command));
    }

    Versioned<Connection> find(ConnectionId id) {
        return store.connections().find(id).get();
    }

    /** Commits, and checks that the aggregate found is the one decided, one version higher. */
    private static <I extends AggregateId, S extends Expiring<S>> Versioned<S> change(
            Repository<I, S> repository, I id, Versioned<S> found, Decision<S, ?> decision) {
        assertTrue(decision.changes(), "this step was to change something");
        var stored = right(repository.commit(found, decision));
        assertEquals(decision.next(), stored.state());
        assertEquals(found.version() + 1, stored.version(), "the version stored");
        assertEquals(decision.events().last().recordedAt(), stored.changedAt());
        return asStored(repository, id, stored);
    }

    static <S extends Expiring<S>, R> Decision<S, R> decided(Versioned<S> found, Function<S, Decision<S, R>> command) {
        return found.state().decide(new DecisionContext(NOW, found.withdrawn()), command);
    }

    /** Drains the outbox, and returns everything that waited in it. */
    Seq<Notice> notices() {
        var all = Vector.<Notice>empty();
        for (var batch = claim(); !batch.isEmpty(); batch = claim()) {
            batch.forEach(store.outbox()::acknowledge);
            all = all.appendAll(batch.flatMap(ClaimedNotice::notice));
        }
        return all;
    }

    private Seq<ClaimedNotice> claim() {
        return store.outbox().claim(NOW, NOW.plus(Duration.ofMinutes(1)), 100);
    }

    static <T> T right(Either<Stale, T> stored) {
        return stored.getOrElseThrow(() -> new AssertionError("stale, and nobody was faster"));
    }

    private static <I extends AggregateId, S extends Expiring<S>> Versioned<S> asStored(
            Repository<I, S> repository, I id, Versioned<S> stored) {
        var found = repository.find(id).get();
        assertEquals(stored.state(), found.state());
        assertEquals(stored.version(), found.version(), "the version stored");
        assertEquals(stored.changedAt(), found.changedAt());
        return found;
    }
}
