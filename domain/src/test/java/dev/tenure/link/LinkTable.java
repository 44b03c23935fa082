package dev.tenure.link;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.Plaid;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** What every state of a Link does with every command, found out by trying. */
final class LinkTable {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final LinkRules RULES = LinkRules.builder().maxBadLogins(2).build();
    static final Deadline DEADLINE = RULES.deadline(START);

    private static final Map<String, Link> STATES = LinkedHashMap.of(
            "Open", open(Environment.SANDBOX),
            "Succeeded",
                    open(Environment.SANDBOX)
                            .succeed(success(Option.none()), START)
                            .next(),
            "Ended",
                    open(Environment.SANDBOX)
                            .end(new End(Cause.TOO_MANY_BAD_LOGINS, START))
                            .next());

    private static final Map<String, Function<Link, Decision<Link, Link>>> ROWS =
            LinkedHashMap.<String, Function<Link, Decision<Link, Link>>>empty()
                    .put("openSession", at(START, link -> link.openSession(START)))
                    .put("openSession, deadline come", at(DEADLINE.at(), link -> link.openSession(DEADLINE.at())))
                    .put("succeed", at(START, link -> link.succeed(success(Option.none()), START)))
                    .put("succeed, consent over", at(START, link -> link.succeed(success(Option.of(START)), START)))
                    .put(
                            "succeed, deadline come",
                            at(DEADLINE.at(), link -> link.succeed(success(Option.none()), DEADLINE.at())))
                    .put("reportBadLogin", at(START, link -> link.reportBadLogin(RULES, START)))
                    .put(
                            "reportBadLogin, too many",
                            at(
                                    START,
                                    link -> link.reportBadLogin(
                                            LinkRules.builder().maxBadLogins(1).build(), START)))
                    .put(
                            "settle",
                            link -> link.settle(DecisionContext.at(DEADLINE.at().minusMillis(1))))
                    .put("settle, deadline come", link -> link.settle(DecisionContext.at(DEADLINE.at())))
                    .put(
                            "settle, withdrawn",
                            link -> link.settle(
                                    new DecisionContext(START, Option.of(new End(Cause.PERMISSION_WITHDRAWN, START)))));

    private LinkTable() {}

    static Link open(Environment environment) {
        var data = LinkData.builder()
                .id(new LinkId(new UUID(3, 3)))
                .profile(Plaid.PLAID.name())
                .ownership(new Ownership(new ClientId("client"), 0, Option.of(new UserId("user")), 0))
                .environment(environment)
                .deadline(DEADLINE)
                .build();
        return Link.open(data, TokenHash.of(TokenKind.LINK, environment, Secret.of("link")), START)
                .next();
    }

    static Success success(Option<Instant> consentUntil) {
        return new Success(
                new ItemId(new UUID(7, 7)),
                new InstitutionId("bank"),
                new Consent(List.of(new AccountLabel("Checking", Option.none())), consentUntil),
                List.of(new AccountId(new UUID(1, 1))),
                TokenHash.of(TokenKind.PUBLIC, Environment.SANDBOX, Secret.of("public")),
                SealedSecret.ofBytes(new byte[] {1}),
                Plaid.PLAID.items());
    }

    static List<Link> links() {
        return STATES.values().toList();
    }

    static List<String> states() {
        return STATES.keySet().toList();
    }

    static List<String> rows() {
        return ROWS.keySet().toList();
    }

    /** What the state does, in the notation of the table. */
    static String cell(String row, String state) {
        var before = STATES.get(state).get();
        var decision = ROWS.get(row).get().apply(before);
        var events = decision.events().map(event -> " +" + event.type()).mkString();
        var moved = name(before).equals(name(decision.next())) ? "=" : "-> " + name(decision.next());
        if (decision.reply().isLeft()) return "R: " + decision.reply().getLeft().code() + events;
        return decision.changes() ? moved + events : "U";
    }

    /** The arrows: from which state which command leads to which other state. */
    static Set<Arrow> arrows() {
        return ROWS.keySet().flatMap(row -> STATES.keySet()
                .filter(state -> cell(row, state).startsWith("-> "))
                .map(state ->
                        new Arrow(state, row.split(",", -1)[0], cell(row, state).split(" ", -1)[1])));
    }

    private static Function<Link, Decision<Link, Link>> at(Instant now, Function<Link, Decision<Link, Link>> command) {
        return link -> link.decide(DecisionContext.at(now), command);
    }

    private static String name(Link link) {
        return link.match(open -> "Open", succeeded -> "Succeeded", ended -> "Ended");
    }
}
