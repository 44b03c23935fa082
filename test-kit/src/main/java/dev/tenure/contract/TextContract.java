package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.decision.Detail;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.Item;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.item.Webhook;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Ownership;
import dev.tenure.token.ClientId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Environment;
import dev.tenure.token.Processor;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Texts are stored whole: of any length allowed, of any letters, and no text passes for another. */
public interface TextContract extends EmptyStores {
    /** Texts that well-meaning comparisons equate: by case, width, accents, blanks, invisible characters, emoji. */
    List<String> ALIKE = List.of(
            "resume",
            "RESUME",
            "Resume",
            "r\u00e9sum\u00e9",
            "re\u0301sume\u0301",
            "\uff52esume",
            "resume ",
            " resume",
            "resume\t",
            "resume\u00a0",
            "resume\u200b",
            "resume\u0001",
            "resume%",
            "res_me",
            "stra\u00dfe",
            "strasse",
            "\u0131",
            "i",
            "I",
            "\u0130",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "1",
            "01",
            "1.0");

    @Test
    @DisplayName("G11: similar ids are different users, and each finds their own Items")
    default void noUserIsTakenForAnother() {
        var fixture = StoreFixture.in(this);
        var users = ALIKE.append("\ud83d\ude00".repeat(128))
                .append("u".repeat(256))
                .append("u".repeat(255) + "v")
                .map(UserId::new);
        for (var user : users) {
            var ownership = new Ownership(CLIENT, 0, Option.of(user), 0);
            fixture.founded(fixture.opened(Specimen.link(ownership)), Specimen.success(Option.none()));
        }
        for (var user : users) {
            var own = fixture.store()
                    .items()
                    .findByUser(Environment.SANDBOX, CLIENT, user, Option.none(), 99)
                    .map(Either::get);
            assertEquals(List.of(user), own.flatMap(TextContract::userOf).toList());
        }
    }

    @Test
    @DisplayName("G11: similar ids are different clients, and the longest id is kept")
    default void noClientIsTakenForAnother() {
        var fixture = StoreFixture.in(this);
        var clients = List.of("client", "CLIENT", "cl%", "cl_ent", "c".repeat(128), "c".repeat(127), "~!'\"\\;--")
                .map(ClientId::new);
        for (var client : clients) {
            var ownership = new Ownership(client, 0, Option.of(Specimen.USER), 0);
            fixture.founded(fixture.opened(Specimen.link(ownership)), Specimen.success(Option.none()));
        }
        for (var client : clients) {
            var own = fixture.store()
                    .items()
                    .findByUser(Environment.SANDBOX, client, Specimen.USER, Option.none(), 99)
                    .map(Either::get);
            assertEquals(
                    List.of(client),
                    own.map(it -> it.state().ownership().client()).toList());
        }
    }

    @Test
    @DisplayName("G11: every text comes back whole, in whatever letters, also when it is as long as it may be")
    default void everyTextComesBackWhole() {
        var fixture = StoreFixture.in(this);
        var texts = ALIKE.append("\ud83d\ude00".repeat(128))
                .append("a" + " ".repeat(255))
                .append("\ue000\ufffd\uffff\udbff\udfff")
                .append("\u202e\u2066 right to left \u05d0\u0627");
        var accounts = texts.map(text -> new AccountLabel(text, Option.of("0".repeat(16))));
        var item = fixture.active();
        var consent = Consent.to(accounts).until(Specimen.CONSENT_END);
        var fresh = Specimen.fresh(accounts);
        item = fixture.change(item, it -> it.completeUpdate(StoreFixture.updateLink(), consent, fresh, RULES, NOW));
        fixture.change(item, it -> it.changeWebhook(new Webhook(longWebhook()), NOW));
    }

    @Test
    @DisplayName("G11: as many accounts as an Item may have come back, in their order")
    default void manyAccountsComeBack() {
        var fixture = StoreFixture.in(this);
        var accounts =
                List.range(0, RULES.maxAccounts()).map(number -> new AccountLabel("Account " + number, Option.none()));
        var consent = Consent.to(accounts).until(Specimen.CONSENT_END);
        var fresh = Specimen.fresh(accounts);
        fixture.change(
                fixture.active(), it -> it.completeUpdate(StoreFixture.updateLink(), consent, fresh, RULES, NOW));
    }

    @Test
    @DisplayName("G11: the longest name of a processor comes back with its token")
    default void theLongestProcessorComesBack() {
        var fixture = StoreFixture.in(this);
        var item = fixture.active();
        var account = item.state().data().accounts().all().head().id();
        var partner = new Delegation(account, new Processor("\ud83d\ude00".repeat(64)));
        var issuing = StoreFixture.decided(
                item, it -> it.issueProcessorToken(partner, hash(TokenKind.PROCESSOR), RULES, NOW));
        StoreFixture.right(fixture.store().items().commit(item, issuing));
        var token = issuing.issued().head();
        assertEquals(token, fixture.store().items().locate(token.hash()).get().token());
    }

    @Test
    @DisplayName("G7: the longest details of an event come back whole, and none can be taken for another")
    default void theLongestDetailsAreTold() {
        for (var note : List.of("\ud83d\ude00".repeat(256), "\n=;,:\\n\\\\ \t\r\u0001".repeat(36), " ".repeat(512))) {
            var fixture = StoreFixture.in(this);
            var item = fixture.active();
            fixture.notices();
            var removal = Removal.because(RemovalReason.FRAUD).withNote(note);
            var removed = StoreFixture.decided(item, it -> it.remove(removal, RULES, NOW));
            StoreFixture.right(fixture.store().items().commit(item, removed));
            var told = fixture.notices();
            assertEquals(removed.events().toList(), told.map(it -> it.event()).toList());
            assertEquals(Option.of(note), told.head().event().details().get(Detail.NOTE));
        }
    }

    private static String longWebhook() {
        var url = "https://example.com/?q='%25\u00e9\ud83d\ude00";
        return url + "w".repeat(2048 - url.length());
    }

    private static Seq<UserId> userOf(Versioned<Item> found) {
        return found.state().ownership().user().toList();
    }
}
