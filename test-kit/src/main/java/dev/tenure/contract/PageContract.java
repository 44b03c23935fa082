package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Ownership;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Long lists come page by page, in one order; a page goes on exactly after its key. */
public interface PageContract extends EmptyStores {
    ClientId OTHER_CLIENT = new ClientId("other-client");

    /** The names descend, so that the order of names is not that in which the aggregates came. */
    Seq<UUID> NAMES = List.rangeClosedBy(5, 1, -1).map(name -> new UUID(0, name));

    @Test
    @DisplayName(
            "G11: a user's Items come page by page, none twice and none missed, without those of another environment, whole with their accounts")
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
    @DisplayName("G11: a user's grants come page by page, the newest first, of one client and of all")
    default void aUsersGrantsComePageByPage() {
        var store = emptyStore(EventFilter.everything());
        var all = List.range(0, 5)
                .map(number -> grantBetweenOthers(store, number % 2 == 0 ? CLIENT : OTHER_CLIENT))
                .reverse();
        var ofClient = all.filter(it -> it.state().data().ownership().client().equals(CLIENT));
        for (var limit : List.of(1, 2, 5, 9)) {
            assertEquals(all.take(limit), ofUser(store, Option.none(), limit), "of every client");
            assertEquals(ofClient.take(limit), ofClient(store, Option.none(), limit), "of one client");
            for (var grant : all)
                assertEquals(
                        all.dropUntil(grant::equals).drop(1).take(limit),
                        ofUser(store, Option.of(grant.state().id()), limit),
                        "after " + grant.state().id());
            for (var grant : ofClient)
                assertEquals(
                        ofClient.dropUntil(grant::equals).drop(1).take(limit),
                        ofClient(store, Option.of(grant.state().id()), limit),
                        "after " + grant.state().id());
        }
        assertEquals(List.empty(), ofUser(store, Option.of(new GrantId(new UUID(0, 1))), 9), "after no key");
    }

    @Test
    @DisplayName("G11: a grant of which nothing is left is not listed, from its instant on")
    default void spentAndEndedGrantsAreNotListed() {
        var store = emptyStore(EventFilter.everything());
        var specimen = GrantSpecimen.presentUser();
        var spent = store.grants().add(Grant.issue(specimen.data(), specimen.pair(1, 1), GrantSpecimen.RULES, NOW));
        var end = spent.get().state().spentSince().get();
        assertEquals(1, grantsAt(store, end.minusMillis(1)).size(), "before its deadline");
        assertEquals(List.empty(), grantsAt(store, end), "at its deadline");
        var ended = grantBetweenOthers(store, CLIENT);
        var decision = ended.state().revoke(GrantEndReason.FRAUD, NOW);
        StoreFixture.right(store.grants().commit(ended, decision));
        assertEquals(List.empty(), grantsAt(store, end), "after its end");
    }

    private static Seq<Versioned<Grant>> grantsAt(Store store, Instant now) {
        return store.grants()
                .findByUser(Environment.SANDBOX, CLIENT, USER, now, Option.none(), 9)
                .map(Either::get)
                .toList();
    }

    private static Versioned<Grant> grantBetweenOthers(Store store, ClientId client) {
        var specimen = GrantSpecimen.of(client, USER);
        var grant = StoreFixture.right(
                store.grants().add(Grant.issue(specimen.data(), specimen.pair(1, 1), GrantSpecimen.RULES, NOW)));
        var other = GrantSpecimen.of(client, new UserId("other"));
        store.grants().add(Grant.issue(other.data(), other.pair(1, 1), GrantSpecimen.RULES, NOW));
        return grant;
    }

    private static Seq<Versioned<Grant>> ofUser(Store store, Option<GrantId> before, int limit) {
        return store.grants()
                .findByUser(Environment.SANDBOX, USER, NOW, before, limit)
                .map(Either::get)
                .toList();
    }

    private static Seq<Versioned<Grant>> ofClient(Store store, Option<GrantId> before, int limit) {
        return store.grants()
                .findByUser(Environment.SANDBOX, CLIENT, USER, NOW, before, limit)
                .map(Either::get)
                .toList();
    }

    @Test
    @DisplayName("G11: after a key that is not stored there is nothing")
    default void afterAnUnknownKeyThereIsNothing() {
        var fixture = StoreFixture.in(this);
        foundedBetweenOthers(fixture, new ItemId(new UUID(0, 1)));
        assertEquals(List.empty(), items(fixture, Option.of(new ItemId(new UUID(0, 2))), 9));
    }

    private static Versioned<Item> foundedBetweenOthers(StoreFixture fixture, ItemId name) {
        var item = fixture.founded(fixture.opened(Specimen.link()), Specimen.success(name, Option.none()));
        var other = new Ownership(CLIENT, 0, Option.of(new UserId("other")), 0);
        fixture.founded(fixture.opened(Specimen.link(other)), Specimen.success(Option.none()));
        var elsewhere = Specimen.link().withEnvironment(Environment.PRODUCTION);
        fixture.founded(fixture.opened(elsewhere), Specimen.success(Option.none()));
        return item;
    }

    private static Seq<Versioned<Item>> items(StoreFixture fixture, Option<ItemId> after, int limit) {
        return fixture.store()
                .items()
                .findByUser(Environment.SANDBOX, CLIENT, USER, after, limit)
                .map(Either::get)
                .toList();
    }
}
