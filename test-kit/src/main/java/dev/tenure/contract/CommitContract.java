package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.USER;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Decision;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.Success;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * One compare-and-set for each change: of two decisions on one version, one is stored, whole, and the other leaves
 * nothing. The outbox writes nothing here, so that nothing but the version refuses.
 */
public interface CommitContract extends EmptyStores {
    @Test
    @DisplayName("G1: a change decided on an outdated version is stale, and changes nothing")
    default void aLostChangeChangesNothing() {
        var fixture = StoreFixture.withoutEvents(this);
        var found = fixture.opened(Specimen.link());
        var stored = fixture.changeLink(found, it -> it.openSession(NOW));
        var lost = StoreFixture.decided(found, it -> it.openSession(NOW));
        assertTrue(
                fixture.store().links().commit(found, lost).isLeft(),
                "a change decided on an outdated version was stored");
        assertEquals(
                Option.of(stored), fixture.store().links().find(found.state().id()));
    }

    @Test
    @DisplayName("G3: a lost change leaves no token")
    default void aLostChangeLeavesNoToken() {
        var fixture = StoreFixture.withoutEvents(this);
        var found = fixture.active();
        var access = Token.access(hash(TokenKind.ACCESS), found.state().data().accessGeneration(), NOW);
        var lost = StoreFixture.decided(found, it -> it.startUpdate(access, hash(TokenKind.LINK), RULES, NOW));
        var stored = fixture.change(found, it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
        assertTrue(
                fixture.store().items().commit(found, lost).isLeft(),
                "a change decided on an outdated version was stored");
        assertEquals(
                Option.none(),
                fixture.store().items().locate(lost.issued().head().hash()));
        assertEquals(stored, fixture.find(found.state().id()));
    }

    @Test
    @DisplayName("G1: a lost success creates no Item, and leaves neither its token nor its accounts")
    default void aLostSuccessCreatesNothing() {
        var fixture = StoreFixture.withoutEvents(this);
        var found = fixture.opened(Specimen.link());
        var success = Specimen.success(Option.none());
        var lost = StoreFixture.decided(found, it -> it.succeed(success, NOW));
        fixture.changeLink(found, it -> it.openSession(NOW));
        assertTrue(
                fixture.store().links().commit(found, lost).isLeft(),
                "a success decided on an outdated version was stored");
        assertEquals(Option.none(), fixture.store().items().find(success.item()));
        assertEquals(Option.none(), fixture.store().items().locate(success.publicToken()));
        assertTrue(
                fixture.store()
                        .items()
                        .findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 99)
                        .isEmpty(),
                "a lost success left its Item with the user");
    }

    @Test
    @DisplayName("G1: a Link that creates an Item with a taken id is stale, and leaves nothing of either")
    default void anIdIsCreatedOnce() {
        var fixture = StoreFixture.withoutEvents(this);
        var taken = fixture.active();
        var found = fixture.opened(Specimen.link());
        var success = Specimen.success(taken.state().id(), Option.none());
        var lost = StoreFixture.decided(found, it -> it.succeed(success, NOW));
        assertTrue(fixture.store().links().commit(found, lost).isLeft(), "a Link created an Item whose id was taken");
        assertEquals(
                Option.of(found), fixture.store().links().find(found.state().id()));
        assertEquals(Option.none(), fixture.store().items().locate(success.publicToken()));
        assertEquals(
                List.of(taken),
                fixture.store()
                        .items()
                        .findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 99)
                        .map(Either::get)
                        .toList());
    }

    @Test
    @DisplayName("G7: a lost change leaves no event")
    default void aLostChangeLeavesNoEvent() {
        var fixture = StoreFixture.in(this);
        var found = fixture.active();
        fixture.notices();
        fixture.change(found, it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
        var lost = StoreFixture.decided(found, it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW));
        assertTrue(
                fixture.store().items().commit(found, lost).isLeft(),
                "a change decided on an outdated version was stored");
        assertEquals(
                1, fixture.notices().size(), "events of the change that was stored, and none of the one that was lost");
    }

    @Test
    @DisplayName("G1: an aggregate with a taken id cannot be added, and the stored one stays as it was")
    default void anIdIsAddedOnce() {
        var fixture = StoreFixture.withoutEvents(this);
        var data = Specimen.link();
        var first = fixture.changeLink(fixture.opened(data), it -> it.openSession(NOW));
        var second = Link.open(data, hash(TokenKind.LINK), NOW);
        assertTrue(fixture.store().links().add(second).isLeft(), "a Link was added whose id was taken");
        assertEquals(Option.of(first), fixture.store().links().find(data.id()));
        assertEquals(
                Option.none(),
                fixture.store().links().locate(second.issued().head().hash()));
    }

    @Test
    @DisplayName("G1: a token belongs to one aggregate: one that issues it again is stale, and leaves nothing")
    default void aTokenIsIssuedOnce() {
        var fixture = StoreFixture.withoutEvents(this);
        var links = fixture.store().links();
        var taken = hash(TokenKind.LINK);
        var owner = StoreFixture.right(links.add(Link.open(Specimen.link(), taken, NOW)));
        var other = Specimen.link();
        assertTrue(links.add(Link.open(other, taken, NOW)).isLeft(), "a new Link took the token of another");
        assertEquals(Option.none(), links.find(other.id()));
        assertEquals(Option.of(owner), links.locate(taken).map(Located::aggregate));
        var item = fixture.active();
        var access = Token.access(hash(TokenKind.ACCESS), item.state().data().accessGeneration(), NOW);
        var update = StoreFixture.decided(item, it -> it.startUpdate(access, taken, RULES, NOW));
        assertTrue(fixture.store().items().commit(item, update).isLeft(), "an Item took the token of a Link");
        assertEquals(item, fixture.find(item.state().id()));
        assertEquals(Option.of(owner), links.locate(taken).map(Located::aggregate));
    }

    @Test
    @DisplayName("G1: a rotation to a token of another Item, or to one of its own, is stale, and changes nothing")
    default void aTokenOfAnotherIsNotRotatedTo() {
        var fixture = StoreFixture.withoutEvents(this);
        var taken = hash(TokenKind.ACCESS);
        var owner = fixture.change(fixture.active(), it -> it.rotateAccessToken(taken, NOW));
        owner = fixture.change(owner, it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW));
        var items = fixture.store().items();
        for (var item : List.of(fixture.active(), owner)) {
            var again = StoreFixture.decided(item, it -> it.rotateAccessToken(taken, NOW));
            assertTrue(items.commit(item, again).isLeft(), "an Item took a token that was issued before");
            assertEquals(item, fixture.find(item.state().id()));
            assertEquals(0, items.locate(taken).get().token().generation() - 2, "a rotated token lives again");
        }
        assertEquals(Option.of(owner), items.locate(taken).map(Located::aggregate));
    }

    @Test
    @DisplayName("G1: a Link that creates an Item with a taken token is stale, and leaves nothing of either")
    default void aCreatedTokenIsIssuedOnce() {
        var fixture = StoreFixture.withoutEvents(this);
        var first = Specimen.success(Option.none());
        var owner = fixture.founded(fixture.opened(Specimen.link()), first);
        var found = fixture.opened(Specimen.link());
        var second = Specimen.success(Option.none());
        var again = new Success(
                second.item(),
                second.institution(),
                second.consent(),
                second.accountIds(),
                first.publicToken(),
                second.sealed(),
                RULES);
        assertTrue(
                fixture.store()
                        .links()
                        .commit(found, StoreFixture.decided(found, it -> it.succeed(again, NOW)))
                        .isLeft(),
                "a success was stored whose public token another Item had issued");
        assertEquals(
                Option.of(found), fixture.store().links().find(found.state().id()));
        assertEquals(Option.none(), fixture.store().items().find(second.item()));
        assertEquals(
                Option.of(owner),
                fixture.store().items().locate(first.publicToken()).map(Located::aggregate));
        fixture.founded(found, second);
    }

    @Test
    @DisplayName("G2: a locked change is decided on the stored state, and stored")
    default void aLockedChangeIsStored() {
        var fixture = StoreFixture.withoutEvents(this);
        var stored = fixture.change(fixture.active(), it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
        var id = stored.state().id();
        var decided = fixture.store()
                .items()
                .changeLocked(id, found -> rotated(found, stored))
                .get()
                .get();
        assertEquals(decided.next(), fixture.find(id).state());
        assertEquals(stored.version() + 1, fixture.find(id).version(), "the version stored");
    }

    private static Decision<Item, Item> rotated(Versioned<Item> found, Versioned<Item> expected) {
        assertEquals(expected, found);
        var decision = StoreFixture.decided(found, it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW));
        return decision.replying(decision.next());
    }

    @Test
    @DisplayName("G5: a locked change that creates an Item with a taken id throws, and leaves nothing of either")
    default void anIdIsCreatedOnceUnderTheLock() {
        var fixture = StoreFixture.in(this);
        var taken = fixture.active();
        var found = fixture.opened(Specimen.link());
        var success = Specimen.success(taken.state().id(), Option.none());
        fixture.notices();
        assertThrows(
                RuntimeException.class,
                () -> fixture.store().links().changeLocked(found.state().id(), link -> link.state()
                        .succeed(success, NOW)),
                "a locked change created an Item whose id was taken");
        assertEquals(
                Option.of(found), fixture.store().links().find(found.state().id()));
        assertEquals(taken, fixture.find(taken.state().id()));
        assertEquals(Option.none(), fixture.store().items().locate(success.publicToken()));
        assertEquals(List.empty(), fixture.notices().toList());
    }

    @Test
    @DisplayName("G5: a locked change that changes nothing stores nothing, and one of an unknown aggregate finds none")
    default void aLockedChangeOfNothingStoresNothing() {
        var fixture = StoreFixture.in(this);
        var before = fixture.active();
        fixture.notices();
        assertTrue(
                fixture.store()
                        .items()
                        .changeLocked(before.state().id(), found -> Decision.unchanged(found.state()))
                        .get()
                        .isDefined(),
                "the stored Item was not found under its lock");
        assertEquals(before, fixture.find(before.state().id()));
        assertTrue(fixture.notices().isEmpty(), "a locked change of nothing was announced");
        var nobody = fixture.store().items().changeLocked(new ItemId(new UUID(0, 0)), found -> {
            throw new AssertionError("there is nobody to decide on");
        });
        assertEquals(Either.right(Option.none()), nobody);
    }

    @Test
    @DisplayName("G5: a decision that fails changes nothing, throws, and holds up nobody afterwards")
    default void aFailingDecisionHoldsUpNobody() {
        var fixture = StoreFixture.in(this);
        var before = fixture.active();
        var failure = new IllegalArgumentException("the decision failed");
        var told = assertThrows(
                IllegalArgumentException.class,
                () -> fixture.store().items().changeLocked(before.state().id(), found -> {
                    throw failure;
                }));
        assertEquals(failure, told);
        assertEquals(before, fixture.find(before.state().id()));
        fixture.change(before, it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
    }
}
