package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.Success;
import dev.tenure.port.Claim;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Notice;
import dev.tenure.port.Owners;
import dev.tenure.port.Stale;
import dev.tenure.port.Store;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Moment;
import dev.tenure.principal.Timed;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.OwnerId;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** A store with steps to fill it. Every step holds what is found afterwards against what was stored. */
record Kept(Store store) {
    static Kept in(EmptyStores stores) {
        return new Kept(stores.emptyStore(EventFilter.everything()));
    }

    /** A store that writes no events: what it keeps of a change is the change alone. */
    static Kept withoutEvents(EmptyStores stores) {
        return new Kept(stores.emptyStore(event -> false));
    }

    Versioned<Link> opened(LinkData data) {
        var link = right(store.links().add(Link.open(data, hash(TokenKind.LINK), NOW)));
        assertEquals(1, link.version(), "a new owner has version 1");
        return asStored(store.links(), data.id(), link);
    }

    /** An Item founded by a Link of its own, waiting for its exchange. */
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

    /** A public token to be exchanged; which one it is, was seen to before. */
    static Token publicToken() {
        return Token.publicToken(hash(TokenKind.PUBLIC), NOW, Option.none());
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

    Versioned<Custody> opened(Custody custody) {
        var opened = right(store.custodies().add(Decision.to(custody, EventType.CUSTODY_OPENED.at(NOW))));
        assertEquals(1, opened.version(), "a new owner has version 1");
        return asStored(store.custodies(), custody.id(), opened);
    }

    <R> Versioned<Custody> changeCustody(
            Versioned<Custody> found, Instant at, Function<Custody, Decision<Custody, R>> command) {
        return change(
                store.custodies(), found.state().id(), found, found.state().decide(Moment.at(at), command));
    }

    Versioned<Custody> find(CustodyId id) {
        return store.custodies().find(id).get();
    }

    /** Commits, and sees to it that what is found is what was decided, one version higher. */
    private static <I extends OwnerId, S extends Timed<S>> Versioned<S> change(
            Owners<I, S> owners, I id, Versioned<S> found, Decision<S, ?> decision) {
        assertTrue(decision.changes(), "this step was to change something");
        var stored = right(owners.commit(found, decision));
        assertEquals(decision.next(), stored.state());
        assertEquals(found.version() + 1, stored.version());
        assertEquals(decision.events().last().recordedAt(), stored.changedAt());
        return asStored(owners, id, stored);
    }

    static <S extends Timed<S>, R> Decision<S, R> decided(Versioned<S> found, Function<S, Decision<S, R>> command) {
        return found.state().decide(new Moment(NOW, found.withdrawn()), command);
    }

    /** All that waits in the outbox, drained. */
    Seq<Notice> notices() {
        var all = Vector.<Notice>empty();
        for (var batch = claim(); !batch.isEmpty(); batch = claim()) {
            batch.forEach(store.outbox()::acknowledge);
            all = all.appendAll(batch.flatMap(Claim::notice));
        }
        return all;
    }

    private Seq<Claim> claim() {
        return store.outbox().claim(NOW, NOW.plus(Duration.ofMinutes(1)), 100);
    }

    static <T> T right(Either<Stale, T> stored) {
        return stored.getOrElseThrow(() -> new AssertionError("stale, and nobody was faster"));
    }

    private static <I extends OwnerId, S extends Timed<S>> Versioned<S> asStored(
            Owners<I, S> owners, I id, Versioned<S> stored) {
        var found = owners.find(id).get();
        assertEquals(stored.state(), found.state());
        assertEquals(stored.version(), found.version());
        assertEquals(stored.changedAt(), found.changedAt());
        return found;
    }
}
