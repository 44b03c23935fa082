package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.CONSENT_END;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.ODD;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.USER;
import static dev.tenure.contract.Specimen.hash;
import static dev.tenure.contract.Specimen.repeatable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Decision;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.item.RevokedAt;
import dev.tenure.item.Webhook;
import dev.tenure.link.Ended;
import dev.tenure.link.LinkId;
import dev.tenure.port.store.Located;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.Plaid;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Environment;
import dev.tenure.token.Processor;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An aggregate is read as it was written, with any content, and only by its own client and user. */
public interface RoundTripContract extends EmptyStores {
    @Test
    @DisplayName("G11: a Link comes back as it was stored, in every state")
    default void everyStateOfALinkComesBack() {
        var fixture = StoreFixture.in(this);
        var link = fixture.opened(Specimen.link());
        link = fixture.changeLink(link, it -> it.openSession(NOW));
        link = fixture.changeLink(link, it -> it.reportBadLogin(Plaid.PLAID.links(), NOW));
        fixture.changeLink(link, it -> it.succeed(Specimen.success(Option.none()), NOW));
        var hopeless = fixture.opened(Specimen.link(new Ownership(CLIENT, 0, Option.none(), 0)));
        while (!(hopeless.state() instanceof Ended))
            hopeless = fixture.changeLink(hopeless, it -> it.reportBadLogin(Plaid.PLAID.links(), NOW));
    }

    @Test
    @DisplayName("G11: an Item comes back as it was stored, in every state")
    default void everyStateOfAnItemComesBack() {
        var fixture = StoreFixture.in(this);
        var item = fixture.change(fixture.pending(), it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
        item = fixture.change(
                item, it -> it.exchange(StoreFixture.publicToken(), repeatable(hash(TokenKind.ACCESS)), NOW));
        item = fixture.change(item, it -> it.selfHeal(CONSENT_END.plusMillis(1), RULES, NOW));
        item = fixture.change(item, it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW));
        item = fixture.change(item, it -> it.reissueAccessToken(hash(TokenKind.ACCESS), NOW));
        item = fixture.change(item, it -> it.changeWebhook(new Webhook("https://example.com/ä?😀"), NOW));
        item = fixture.change(item, it -> it.removeWebhook(NOW));
        item = fixture.change(
                item, it -> it.scheduleDisconnect(CONSENT_END, UpdateCause.INSTITUTION_MIGRATION, RULES, NOW));
        item = fixture.change(
                item, it -> it.detectNewAccounts(List.of(new AccountLabel(ODD + "new", Option.of("1"))), NOW));
        var accounts = item.state().data().accounts().all();
        item = fixture.change(item, it -> it.revokeAccount(accounts.get(1).id(), NOW));
        item = fixture.change(item, it -> it.closeAccount(accounts.get(2).id(), NOW));
        item = fixture.change(item, it -> it.reportLoginRequired(UpdateCause.PASSWORD_CHANGED, NOW));
        fixture.change(
                item, it -> it.remove(Removal.because(RemovalReason.FRAUD).withNote(ODD), RULES, NOW));
        var rotated = fixture.change(
                fixture.active(),
                it -> it.rotateAccessToken(Specimen.access(), repeatable(hash(TokenKind.ACCESS)), NOW));
        var successor = Token.access(hash(TokenKind.ACCESS), 2, NOW);
        var received = fixture.change(rotated, it -> it.received(successor, NOW));
        fixture.change(received, it -> it.revokePermission(RevokedAt.INSTITUTION, NOW));
    }

    @Test
    @DisplayName("G11: an update that shares more accounts keeps their order and those that were there")
    default void accountsKeepTheirOrder() {
        var fixture = StoreFixture.in(this);
        var item = fixture.active();
        var wider = Consent.to(Specimen.accounts().reverse()).until(CONSENT_END);
        var fresh = Specimen.fresh(wider.accounts());
        fixture.change(item, it -> it.completeUpdate(StoreFixture.updateLink(), wider, fresh, RULES, NOW));
    }

    @Test
    @DisplayName("G11: the last instant and the first one that can be stored come back to the millisecond")
    default void theEdgesOfTimeComeBack() {
        var fixture = StoreFixture.in(this);
        for (var consentEnd : List.of(NOW.plusMillis(1), Deadline.LAST))
            fixture.founded(fixture.opened(Specimen.link()), Specimen.success(Option.of(consentEnd)));
    }

    @Test
    @DisplayName("G10: every token is found by its hash, even after its rotation and its Item's removal")
    default void everyTokenIsFound() {
        var fixture = StoreFixture.in(this);
        var items = fixture.store().items();
        var found = fixture.active();
        var account = found.state().data().accounts().all().head().id();
        var partner = new Delegation(account, new Processor("p" + ODD));
        var issued = List.<Token>empty();
        for (var command : List.<Function<Item, Decision<Item, Token>>>of(
                it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW),
                it -> it.issueProcessorToken(partner, hash(TokenKind.PROCESSOR), RULES, NOW),
                it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW))) {
            var decision = StoreFixture.decided(found, command);
            found = StoreFixture.right(items.commit(found, decision));
            issued = issued.append(decision.issued().head());
        }
        var removed = fixture.change(found, it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, NOW));
        for (var token : issued) assertEquals(Option.of(new Located<>(removed, token)), items.locate(token.hash()));
    }

    @Test
    @DisplayName("G5: an unknown id or token finds nothing")
    default void theUnknownIsNotFound() {
        var fixture = StoreFixture.in(this);
        fixture.active();
        assertEquals(Option.none(), fixture.store().items().find(new ItemId(new UUID(0, 0))));
        assertEquals(Option.none(), fixture.store().links().find(new LinkId(new UUID(0, 0))));
        assertEquals(Option.none(), fixture.store().items().locate(hash(TokenKind.ACCESS)));
        assertEquals(Option.none(), fixture.store().links().locate(hash(TokenKind.LINK)));
        assertTrue(
                fixture.store()
                        .items()
                        .findByUser(Environment.SANDBOX, CLIENT, new UserId("nobody"), Option.none(), 99)
                        .isEmpty(),
                "a user without Items found some");
    }

    @Test
    @DisplayName("G11: a user's Items are theirs alone, oldest first; similar ids are other users")
    default void aUserFindsTheirItemsAlone() {
        var fixture = StoreFixture.in(this);
        var others = List.of(
                new Ownership(new ClientId("CLIENT"), 0, Option.of(USER), 0),
                new Ownership(CLIENT, 0, Option.of(new UserId("USER")), 0),
                new Ownership(CLIENT, 0, Option.of(new UserId("user ")), 0),
                new Ownership(CLIENT, 0, Option.of(new UserId("u%")), 0),
                new Ownership(CLIENT, 0, Option.none(), 0));
        for (var other : others) fixture.founded(fixture.opened(Specimen.link(other)), Specimen.success(Option.none()));
        var first = fixture.pending();
        var second = fixture.active();
        var changed = fixture.change(first, it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, NOW));
        assertEquals(
                List.of(changed, second),
                fixture.store()
                        .items()
                        .findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 99)
                        .map(Either::get)
                        .toList());
        assertEquals(
                List.of(new UserId("user ")),
                fixture.store()
                        .items()
                        .findByUser(Environment.SANDBOX, CLIENT, new UserId("user "), Option.none(), 99)
                        .map(it -> it.get().state())
                        .map(Item::ownership)
                        .flatMap(Ownership::user)
                        .toList());
    }
}
