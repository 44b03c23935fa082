package dev.tenure.grant;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** The outcome of every command in every state of a grant, found by trying. */
final class GrantTable {
    private static final Option<Scope> WHOLE = Option.none();
    private static final Option<Scope> MORE = Option.of(Story.scope("accounts payments"));

    private static final Map<String, Story> STATES = LinkedHashMap.of(
            "Authorized", Story.authorized(),
            "Refreshable", Story.refreshable(),
            "AccessOnly", Story.accessOnly(),
            "Ended", Story.ended());

    private static final Map<String, Function<Story, String>> ROWS =
            LinkedHashMap.<String, Function<Story, String>>empty()
                    .put("exchange", exchange(Story::code, Function.identity()))
                    .put("exchange, without offline access", story -> exchange(Story::code, Function.identity())
                            .apply(story.withoutOfflineAccess()))
                    .put("exchange, overtaken", exchange(Story::code, by -> seen(by, true)))
                    .put("exchange, other client", exchange(Story::code, GrantTable::stolen))
                    .put("exchange, other secret", exchange(Story::forgedCode, Function.identity()))
                    .put("exchange, deadline come", story -> exchange(Story::code, Function.identity())
                            .apply(story.later(Story.STRICT.codeLifetime())))
                    .put("refresh", refresh(0, WHOLE, Function.identity()))
                    .put("refresh, narrower", refresh(0, Option.of(Story.NARROW), Function.identity()))
                    .put("refresh, more than granted", refresh(0, MORE, Function.identity()))
                    .put("refresh, other client", refresh(0, WHOLE, GrantTable::stolen))
                    .put("refresh, of no generation yet", refreshing(story -> story.forged(9)))
                    .put("refresh, other secret", refreshing(story -> story.forged(1)))
                    .put("refresh, previous", story -> refresh(1, WHOLE, Function.identity())
                            .apply(story.refreshed()))
                    .put("refresh, previous, overtaken", story -> refresh(1, WHOLE, by -> seen(by, true))
                            .apply(story.refreshed()))
                    .put("refresh, previous, other client", story -> refresh(1, WHOLE, GrantTable::stolen)
                            .apply(story.refreshed()))
                    .put("refresh, previous, in the window", story -> refresh(1, WHOLE, Function.identity())
                            .apply(story.under(Story.RETRYABLE).refreshed()))
                    .put("refresh, previous, window over", story -> refresh(1, WHOLE, Function.identity())
                            .apply(story.under(Story.RETRYABLE).refreshed().later(Story.WINDOW)))
                    .put("refresh, stale, in the window", story -> refresh(2, WHOLE, Function.identity())
                            .apply(story.under(Story.RETRYABLE).refreshed().refreshed()))
                    .put("refresh, not replaced", story -> refresh(0, WHOLE, Function.identity())
                            .apply(story.under(Story.NONE).refreshed()))
                    .put("refresh, idle time over", story -> refresh(0, WHOLE, Function.identity())
                            .apply(story.later(Story.IDLE)))
                    .put("revoke", command((story, it, now) -> it.revoke(GrantEndReason.USER_PERMISSION_REVOKED, now)))
                    .put("revoke, code", revoke(Story::code))
                    .put("revoke, refresh token", revoke(story -> story.refreshToken(0)))
                    .put("revoke, used refresh token", story -> revoke(it -> it.refreshToken(1))
                            .apply(story.refreshed()))
                    .put("revoke, unknown refresh token", revoke(story -> story.forged(9)))
                    .put("revoke, access token", revoke(GrantTable::access))
                    .put("revoke, replaced access token", story -> revoke(GrantTable::firstAccess)
                            .apply(story.refreshed()))
                    .put(
                            "revoke, other client",
                            command((story, it, now) ->
                                    it.revoke(stolen(PresentedToken.of(story.refreshToken(0), Story.CLIENT)), now)))
                    .put("received", received(GrantTable::access))
                    .put("received, access token, in the window", story -> received(GrantTable::access)
                            .apply(story.under(Story.RETRYABLE).refreshed()))
                    .put("received, refresh token, in the window", story -> received(it -> it.refreshToken(0))
                            .apply(story.under(Story.RETRYABLE).refreshed()))
                    .put("received, previous, in the window", story -> received(it -> it.refreshToken(1))
                            .apply(story.under(Story.RETRYABLE).refreshed()))
                    .put("received, after the window", story -> received(GrantTable::access)
                            .apply(story.under(Story.RETRYABLE).refreshed().later(Story.WINDOW)))
                    .put("authenticate", authenticate(Story.NARROW))
                    .put("authenticate, more than granted", authenticate(Story.scope("payments")))
                    .put("authenticate, replaced", story -> authenticating(GrantTable::firstAccess, Story.NARROW)
                            .apply(story.refreshed()))
                    .put("authenticate, given back", story -> authenticate(Story.NARROW)
                            .apply(story.after(
                                    (it, now) -> it.revoke(PresentedToken.of(access(story), Story.CLIENT), now))))
                    .put("introspect, access token", introspect(GrantTable::access))
                    .put("introspect, refresh token", introspect(story -> story.refreshToken(0)))
                    .put("introspect, code", introspect(Story::code))
                    .put("settle", story -> settled(story, DecisionContext.at(story.now())))
                    .put(
                            "settle, code's deadline come",
                            story -> settled(
                                    story, DecisionContext.at(story.now().plus(Story.STRICT.codeLifetime()))))
                    .put(
                            "settle, idle time over",
                            story -> settled(
                                    story, DecisionContext.at(story.now().plus(Story.IDLE))))
                    .put(
                            "settle, withdrawn",
                            story -> settled(
                                    story,
                                    new DecisionContext(
                                            story.now(), Option.of(new End(Cause.CREDENTIALS_ROTATED, story.now())))));

    private GrantTable() {}

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

    private static PresentedToken seen(PresentedToken by, boolean wasCurrent) {
        return new PresentedToken(by.token(), by.request(), wasCurrent);
    }

    private static PresentedToken stolen(PresentedToken by) {
        return new PresentedToken(by.token(), TokenRequest.by(Story.OTHER), by.wasCurrent());
    }

    private static ParsedToken access(Story story) {
        return story.accessToken(0);
    }

    private static ParsedToken firstAccess(Story story) {
        return story.accessToken(story.access().size() - 1);
    }

    private static Function<Story, String> exchange(
            Function<Story, ParsedToken> code, Function<PresentedToken, PresentedToken> hand) {
        return command((story, it, now) -> it.exchange(
                hand.apply(PresentedToken.of(code.apply(story), Story.CLIENT)),
                story.mint().pair(),
                story.rules(),
                now));
    }

    private static Function<Story, String> refreshing(Function<Story, ParsedToken> token) {
        return command((story, it, now) -> it.refresh(
                PresentedToken.of(token.apply(story), Story.CLIENT),
                story.mint().pair(),
                story.rules(),
                now));
    }

    private static Function<Story, String> refresh(
            int before, Option<Scope> narrower, Function<PresentedToken, PresentedToken> hand) {
        return command((story, it, now) -> it.refresh(
                hand.apply(PresentedToken.of(story.refreshToken(before), Story.CLIENT)),
                narrower.getOrElse(it.data().scope()),
                story.mint().pair(),
                story.rules(),
                now));
    }

    private static Function<Story, String> revoke(Function<Story, ParsedToken> token) {
        return command((story, it, now) -> it.revoke(PresentedToken.of(token.apply(story), Story.CLIENT), now));
    }

    private static Function<Story, String> received(Function<Story, ParsedToken> token) {
        return command((story, it, now) -> it.received(token.apply(story), now));
    }

    private static Function<Story, String> authenticate(Scope needed) {
        return authenticating(GrantTable::access, needed);
    }

    private static Function<Story, String> authenticating(Function<Story, ParsedToken> token, Scope needed) {
        return story -> story.grant()
                .authenticate(token.apply(story), needed, story.moment())
                .fold(GrantTable::refusal, access -> "granted");
    }

    private static Function<Story, String> introspect(Function<Story, ParsedToken> token) {
        return story ->
                story.grant().introspect(token.apply(story), story.moment()).fold(() -> "inactive", told -> "active");
    }

    private static Function<Story, String> command(Probe probe) {
        return story -> cell(story.grant(), story.decide((it, now) -> probe.on(story, it, now)));
    }

    private static String settled(Story story, DecisionContext context) {
        return cell(story.grant(), story.grant().settle(context));
    }

    private static String cell(Grant before, Decision<Grant, ?> decision) {
        var events = decision.events().map(event -> " +" + event.type()).mkString();
        var moved = (name(before).equals(name(decision.next())) ? "=" : "-> " + name(decision.next())) + events;
        if (decision.reply().isLeft())
            return (decision.changes() ? moved + " " : "")
                    + refusal(decision.reply().getLeft());
        return decision.changes() ? moved : "U";
    }

    private static String refusal(Rejection why) {
        return "R: " + why.code();
    }

    private static String name(Grant grant) {
        return grant.match(
                authorized -> "Authorized", refreshable -> "Refreshable", accessOnly -> "AccessOnly", ended -> "Ended");
    }

    @FunctionalInterface
    private interface Probe {
        Decision<Grant, ?> on(Story story, Grant grant, Instant now);
    }
}
