package dev.tenure.contract;

import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.item.Retry;
import dev.tenure.item.Successor;
import dev.tenure.item.Webhook;
import dev.tenure.link.LinkData;
import dev.tenure.link.LinkId;
import dev.tenure.link.Success;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.Plaid;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Domain objects as they are stored, each with a fresh id. */
final class Specimen {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.007Z");
    static final Instant CONSENT_END = NOW.plus(Duration.ofDays(90));
    static final ClientId CLIENT = new ClientId("client");
    static final UserId USER = new UserId("user");
    static final ItemRules RULES = Plaid.PLAID.items();
    static final Duration WINDOW = Duration.ofSeconds(30);

    /** Letters that databases get wrong: beyond the first plane, quotes, wild cards, case, blanks at the end. */
    static final String ODD = "Ünïcödé 漢字 𝒳😀 \"'`\\ %_?; -- $1 ${x} Aa  ";

    private Specimen() {}

    static LinkData link() {
        return link(owned());
    }

    /** The ownership of a user whose id all clients share, in the first epochs. */
    static Ownership owned() {
        return new Ownership(CLIENT, 0, Option.of(USER), 0, Option.of(0));
    }

    static LinkData link(Ownership ownership) {
        return linkUntil(Deadline.after(NOW, Duration.ofHours(4), Cause.LIFETIME_ENDED), ownership);
    }

    static LinkData linkUntil(Deadline deadline) {
        return linkUntil(deadline, owned());
    }

    private static LinkData linkUntil(Deadline deadline, Ownership ownership) {
        return LinkData.builder()
                .id(new LinkId(UUID.randomUUID()))
                .profile(Plaid.PLAID.name())
                .ownership(ownership)
                .environment(Environment.SANDBOX)
                .deadline(deadline)
                .webhook(Option.of(new Webhook("https://example.com/" + "w".repeat(2028))))
                .build();
    }

    static Success success(Option<Instant> consentUntil) {
        return success(new ItemId(UUID.randomUUID()), consentUntil);
    }

    static Success success(ItemId item, Option<Instant> consentUntil) {
        return new Success(
                item,
                new InstitutionId("ins_" + ODD),
                new Consent(accounts(), consentUntil),
                fresh(accounts()),
                hash(TokenKind.PUBLIC),
                SealedSecret.ofBytes("not to be opened, and 12 bytes at least".getBytes(StandardCharsets.UTF_8)),
                RULES);
    }

    static Seq<AccountLabel> accounts() {
        return Vector.of(
                new AccountLabel(ODD, Option.none()),
                new AccountLabel("a".repeat(256), Option.of("0".repeat(16))),
                new AccountLabel("😀".repeat(128), Option.of("0000")),
                new AccountLabel("😀".repeat(128), Option.of("0000")));
    }

    /** An id for each of these accounts. */
    static Seq<AccountId> fresh(Seq<AccountLabel> accounts) {
        return accounts.map(label -> new AccountId(UUID.randomUUID()));
    }

    /** The first access token of an Item; its hash was checked before. */
    static Token access() {
        return Token.access(hash(TokenKind.ACCESS), 1, NOW);
    }

    /** A new access token of this hash, sealed as if it could be asked for again. */
    static Successor repeatable(TokenHash access) {
        var seal = SealedSecret.ofBytes("not to be opened, and 12 bytes at least".getBytes(StandardCharsets.UTF_8));
        return Successor.of(access).repeatable(new Retry(hash(TokenKind.ACCESS), seal, NOW.plus(WINDOW)));
    }

    /** The hash of a token that nobody has. */
    static TokenHash hash(TokenKind kind) {
        var text = UUID.randomUUID().toString();
        return TokenHash.of(kind, Environment.SANDBOX, Secret.of(text));
    }
}
