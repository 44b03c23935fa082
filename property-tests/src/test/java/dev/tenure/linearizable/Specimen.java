package dev.tenure.linearizable;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** An Item as it is stored, the same at each version, and a token for each version. */
final class Specimen {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Item ITEM = item();
    static final ItemId ID = ITEM.id();

    private static final Event EVENT =
            new Event(EventType.ITEM_LOGIN_REQUIRED, Option.none(), NOW, NOW, HashMap.empty());
    private static final Vector<Token> TOKENS = Vector.range(0, 9).map(Specimen::token);

    private Specimen() {}

    /** The Item as somebody found it who found it at this version. */
    static Versioned<Item> foundAt(long version) {
        return new Versioned<>(ITEM, version, NOW, Option.none());
    }

    /** The change that brings an Item from this version to the next, with a token. */
    static Decision<Item, Token> changeAt(long version) {
        return Decision.issuing(TOKENS.get((int) version), ITEM, EVENT);
    }

    /** The token that came with that change. */
    static TokenHash tokenAfter(long version) {
        return TOKENS.get((int) version).hash();
    }

    /** The notice of the change that brought the Item to this version. */
    static Notice noticeOf(long version) {
        return Notice.of(ID, version, changeAt(version - 1).events()).head();
    }

    private static Item item() {
        var store = new InMemoryStore();
        var tenure = Tenure.over(store, Environment.SANDBOX).build();
        var link = tenure.links()
                .open(NewLink.of(Plaid.PLAID, new ClientId("client"), new UserId("user")))
                .get();
        var linked = tenure.links()
                .succeed(
                        link.linkToken(),
                        new InstitutionId("bank"),
                        Consent.to(List.of(new AccountLabel("Checking", Option.none()))))
                .get();
        return store.items().find(linked.item()).get().state();
    }

    private static Token token(int number) {
        var hash = TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, Secret.of("token " + number));
        return Token.access(hash, number + 1, NOW);
    }
}
