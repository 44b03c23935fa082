package dev.tenure.item;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * The outcome of every command in every state, found by trying: the table that tests and documents are compared with.
 */
final class ItemTable {
    private static final Instant SOON = Story.START.plus(Duration.ofDays(1));
    private static final Instant LINK_OVER = Story.START.plus(Story.RULES.updateLinkLifetime());
    private static final Instant WINDOW_OVER = Story.START.plus(Story.WINDOW);
    private static final Instant TO_WARN = Story.CONSENT_END.minus(Story.RULES.warningPeriod());
    private static final Deadline DISCONNECT = new Deadline(SOON, Cause.INSTITUTION_MIGRATION);
    private static final Delegation STRANGE = new Delegation(new AccountId(new UUID(9, 9)), Story.PARTNER.processor());
    private static final Webhook WEBHOOK = new Webhook("https://host.example/hook");

    private static final Token SECOND = Token.access(Story.hash(TokenKind.ACCESS, "rotated"), 2, Story.START);

    private static final Map<String, Story> STATES = LinkedHashMap.of(
            "Pending", Story.pending(),
            "Active", Story.active(),
            "NeedsUpdate", Story.needsUpdate(),
            "Removed", Story.removed());

    private static final Map<String, Function<Story, String>> ROWS =
            LinkedHashMap.<String, Function<Story, String>>empty()
                    .put("exchange", command(ItemTable::exchange))
                    .put("exchange, expired", story -> command(ItemTable::exchange)
                            .apply(story.at(LINK_OVER)))
                    .put("exchange, in trouble", story -> command(ItemTable::exchange)
                            .apply(story.after((item, now) -> item.reportLoginRequired(UpdateCause.MFA_CHANGED, now))))
                    .put(
                            "exchange, again in the window",
                            story -> cell(
                                    story.item(),
                                    story.then(story.exchange(Story.FORGIVING)).exchange(Story.FORGIVING)))
                    .put(
                            "exchange, again after the window",
                            story -> cell(
                                    story.item(),
                                    story.then(story.exchange(Story.FORGIVING))
                                            .at(WINDOW_OVER)
                                            .exchange(Story.FORGIVING)))
                    .put("authenticate, data", question(Purpose.DATA))
                    .put("authenticate, management", question(Purpose.MANAGEMENT))
                    .put("authenticate, superseded", story -> question(Purpose.MANAGEMENT)
                            .apply(story.rotated()))
                    .put("rotateAccessToken", command((story, item, now) -> item.rotateAccessToken(newHash(), now)))
                    .put("rotateAccessToken, superseded", story -> command(ItemTable::rotateBearing)
                            .apply(story.rotated()))
                    .put(
                            "rotateAccessToken, again in the window",
                            story -> cell(
                                    story.item(),
                                    story.then(story.rotate(Story.FORGIVING)).rotate(Story.FORGIVING)))
                    .put(
                            "rotateAccessToken, again after the window",
                            story -> cell(
                                    story.item(),
                                    story.then(story.rotate(Story.FORGIVING))
                                            .at(WINDOW_OVER)
                                            .rotate(Story.FORGIVING)))
                    .put("reissueAccessToken", command((story, item, now) -> item.reissueAccessToken(newHash(), now)))
                    .put("received", command((story, item, now) -> item.received(story.access(), now)))
                    .put("received, in the window", story -> command((it, item, now) -> item.received(SECOND, now))
                            .apply(story.then(story.rotate(Story.FORGIVING))))
                    .put("received, after the window", story -> command((it, item, now) -> item.received(SECOND, now))
                            .apply(story.then(story.rotate(Story.FORGIVING)).at(WINDOW_OVER)))
                    .put("received, superseded", story -> command((it, item, now) -> item.received(story.access(), now))
                            .apply(story.then(story.rotate(Story.FORGIVING))))
                    .put(
                            "startUpdate",
                            command((story, item, now) ->
                                    item.startUpdate(story.access(), newHash(), Story.RULES, now)))
                    .put(
                            "startUpdate, public token",
                            command((story, item, now) ->
                                    item.startUpdate(story.publicToken(), newHash(), Story.RULES, now)))
                    .put(
                            "startUpdate, public token, legacy",
                            command((story, item, now) ->
                                    item.startUpdate(story.publicToken(), newHash(), Story.LEGACY, now)))
                    .put(
                            "completeUpdate",
                            command((story, item, now) -> item.completeUpdate(
                                    story.link(), Story.consent(Option.of(SOON)), Story.IDS, Story.RULES, now)))
                    .put(
                            "completeUpdate, other accounts",
                            command((story, item, now) -> item.completeUpdate(
                                    story.link(), Consent.to(List.empty()), List.empty(), Story.RULES, now)))
                    .put("completeUpdate, expired", story -> command((it, item, now) -> item.completeUpdate(
                                    it.link(), Story.consent(Option.none()), Story.IDS, Story.RULES, now))
                            .apply(story.at(LINK_OVER)))
                    .put(
                            "issueProcessorToken",
                            command((story, item, now) ->
                                    item.issueProcessorToken(Story.PARTNER, newHash(), Story.RULES, now)))
                    .put(
                            "issueProcessorToken, account not shared",
                            command((story, item, now) ->
                                    item.issueProcessorToken(STRANGE, newHash(), Story.RULES, now)))
                    .put("changeWebhook", command((story, item, now) -> item.changeWebhook(WEBHOOK, now)))
                    .put("removeWebhook, none", command((story, item, now) -> item.removeWebhook(now)))
                    .put("remove", command(ItemTable::remove))
                    .put("remove, product", command((story, item, now) -> item.remove(product(), Story.RULES, now)))
                    .put(
                            "remove, product, legacy",
                            command((story, item, now) -> item.remove(product(), Story.LEGACY, now)))
                    .put("reportLoginRequired", command(ItemTable::reportMfa))
                    .put("reportLoginRequired, same", again(ItemTable::reportMfa))
                    .put("selfHeal", command((story, item, now) -> item.selfHeal(now)))
                    .put(
                            "selfHeal, later consent",
                            command((story, item, now) -> item.selfHeal(SOON, Story.RULES, now)))
                    .put("selfHeal, deadline passed", story -> command((it, item, now) -> item.selfHeal(now))
                            .apply(story.at(Story.CONSENT_END)))
                    .put("scheduleDisconnect", command(ItemTable::disconnect))
                    .put("scheduleDisconnect, same", again(ItemTable::disconnect))
                    .put(
                            "scheduleDisconnect, not in the future",
                            command((story, item, now) ->
                                    Story.disconnect(item, new Deadline(now, DISCONNECT.cause()), now)))
                    .put("revokeAccount", command(ItemTable::revokeAccount))
                    .put("revokeAccount, again", again(ItemTable::revokeAccount))
                    .put("closeAccount", command((story, item, now) -> item.closeAccount(Story.SHARED.id(), now)))
                    .put(
                            "revokePermission, portal",
                            command((story, item, now) -> item.revokePermission(RevokedAt.PROVIDER_PORTAL, now)))
                    .put(
                            "revokePermission, institution",
                            command((story, item, now) -> item.revokePermission(RevokedAt.INSTITUTION, now)))
                    .put(
                            "duplicateLinked",
                            command((story, item, now) -> item.duplicateLinked(new ItemId(new UUID(8, 8)), now)))
                    .put("detectNewAccounts", command(ItemTable::detect))
                    .put("detectNewAccounts, same", again(ItemTable::detect))
                    .put("settle", story -> settled(story.at(LINK_OVER)))
                    .put("settle, to warn", story -> settled(story.at(TO_WARN)))
                    .put("settle, consent ended", story -> settled(story.at(Story.CONSENT_END)))
                    .put(
                            "settle, withdrawn",
                            story -> cell(
                                    story.item(),
                                    story.item()
                                            .settle(new DecisionContext(
                                                    story.now(),
                                                    Option.of(new End(Cause.PERMISSION_WITHDRAWN, story.now()))))));

    private ItemTable() {}

    static List<String> states() {
        return STATES.keySet().toList();
    }

    static List<String> rows() {
        return ROWS.keySet().toList();
    }

    /** The outcome in this state, in the notation of the table. */
    static String cell(String row, String state) {
        return ROWS.get(row).get().apply(STATES.get(state).get());
    }

    /** The transitions between states, each by its command. */
    static Set<Arrow> arrows() {
        return ROWS.keySet().flatMap(row -> STATES.keySet()
                .filter(state -> cell(row, state).startsWith("-> "))
                .map(state ->
                        new Arrow(state, row.split(",", -1)[0], cell(row, state).split(" ", -1)[1])));
    }

    private static Function<Story, String> command(Probe probe) {
        return story -> cell(story.item(), story.decide((item, now) -> probe.on(story, item, now)
                .replying("")));
    }

    private static Function<Story, String> again(Probe probe) {
        return story -> command(probe)
                .apply(story.after((item, now) -> probe.on(story, item, now).replying("")));
    }

    private static Function<Story, String> question(Purpose call) {
        return story -> answer(story.item().authenticate(story.access(), call, story.moment()));
    }

    private static String settled(Story story) {
        return cell(story.item(), story.item().settle(story.moment()));
    }

    private static String answer(Either<Rejection, AuthorizedItem> reply) {
        return reply.fold(ItemTable::refusal, access -> "granted");
    }

    private static String cell(Item before, Decision<Item, ?> decision) {
        var events = decision.events().map(event -> " +" + event.type()).mkString();
        var moved = name(before).equals(name(decision.next())) ? "=" : "-> " + name(decision.next());
        if (decision.reply().isLeft()) return refusal(decision.reply().getLeft()) + events;
        return decision.changes() ? moved + events : "U";
    }

    private static String refusal(Rejection why) {
        return "R: " + why.code();
    }

    private static String name(Item item) {
        return item.match(pending -> "Pending", active -> "Active", needsUpdate -> "NeedsUpdate", removed -> "Removed");
    }

    private static Decision<Item, ?> exchange(Story story, Item item, Instant now) {
        return item.exchange(story.publicToken(), newHash(), now);
    }

    private static Decision<Item, ?> rotateBearing(Story story, Item item, Instant now) {
        return item.authorizedBy(story.access(), it -> it.rotateAccessToken(newHash(), now));
    }

    private static Decision<Item, ?> remove(Story story, Item item, Instant now) {
        return item.remove(Removal.because(RemovalReason.ITEM_REMOVED), Story.RULES, now);
    }

    private static Decision<Item, ?> reportMfa(Story story, Item item, Instant now) {
        return item.reportLoginRequired(UpdateCause.MFA_CHANGED, now);
    }

    private static Decision<Item, ?> disconnect(Story story, Item item, Instant now) {
        return Story.disconnect(item, DISCONNECT, now);
    }

    private static Decision<Item, ?> revokeAccount(Story story, Item item, Instant now) {
        return item.revokeAccount(Story.SHARED.id(), now);
    }

    private static Decision<Item, ?> detect(Story story, Item item, Instant now) {
        return item.detectNewAccounts(List.of(Story.CHECKING, Story.SAVINGS), now);
    }

    private static Removal product() {
        return Removal.because(RemovalReason.ITEM_REMOVED).withProduct("connect");
    }

    private static TokenHash newHash() {
        return Story.hash(TokenKind.ACCESS, "new");
    }

    @FunctionalInterface
    private interface Probe {
        Decision<Item, ?> on(Story story, Item item, Instant now);
    }
}
