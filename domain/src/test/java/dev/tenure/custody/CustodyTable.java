package dev.tenure.custody;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What every state of a custody does with every command, found out by trying. */
final class CustodyTable {
    private static final UnaryOperator<Story> AS_IT_IS = UnaryOperator.identity();
    private static final Instant ENDING = Story.START.plus(Duration.ofDays(7));

    /** By column; some states stand in two, for what they know makes a difference. */
    private static final Map<String, Story> STATES = LinkedHashMap.<String, Story>empty()
            .put("Linking", Story.linking())
            .put("Connected", Story.connected())
            .put("NeedsUpdate", Story.needsUpdate())
            .put("NeedsUpdate(USER_REVOKED)", Story.revoked())
            .put("Refreshing", Story.refreshing())
            .put("InDoubt", Story.inDoubt())
            .put("Unauthenticated", Story.unauthenticated())
            .put("Unauthenticated(IN_DOUBT_EXHAUSTED)", Story.exhausted())
            .put("Closed", Story.closed());

    private static final Map<String, Function<Story, String>> ROWS =
            LinkedHashMap.<String, Function<Story, String>>empty()
                    .put("linkSucceeded", on(AS_IT_IS, (story, it, now) -> it.linkSucceeded(Option.none())))
                    .put(
                            "linkSucceeded, duplicate",
                            on(AS_IT_IS, (story, it, now) -> it.linkSucceeded(Option.of(Story.OTHER))))
                    .put("connected", connected(AS_IT_IS))
                    .put("connected, a lasting credential", connected(Story::lastingly))
                    .put("exchangeFailed", on(AS_IT_IS, (story, it, now) -> it.exchangeFailed(now)))
                    .put("lend", lend(AS_IT_IS, Use.DATA))
                    .put("lend, to manage", lend(AS_IT_IS, Use.MANAGEMENT))
                    .put("lend, due", lend(Story::due, Use.DATA))
                    .put("lend, due, to manage", lend(Story::due, Use.MANAGEMENT))
                    .put("lend, refused before", lend(CustodyTable::refused, Use.MANAGEMENT))
                    .put("lend, due and blocked", lend(blocked(), Use.MANAGEMENT))
                    .put("lend, due and paused", lend(paused(), Use.MANAGEMENT))
                    .put("lend, lease lapsed", lend(CustodyTable::lapsed, Use.MANAGEMENT))
                    .put("lend, back-off over", lend(CustodyTable::patient, Use.MANAGEMENT))
                    .put("lend, a lasting credential", lend(Story::lastingly, Use.DATA))
                    .put("retryOnce", on(AS_IT_IS, (story, it, now) -> it.retryOnce(story.rules(), now)))
                    .put("renewed", renewed(AS_IT_IS, 0))
                    .put("renewed, in trouble", renewed(troubled(), 0))
                    .put("renewed, by hand", renewed(byHand(), 0))
                    .put("renewed, lease lapsed", renewed(CustodyTable::lapsed, 0))
                    .put("renewed, an older credential", renewed(AS_IT_IS, -1))
                    .put("rotated", rotated(0))
                    .put(
                            "rotated, permission revoked",
                            on(revoked(), (story, it, now) -> it.rotated(story.version(), story.fresh(), now)))
                    .put("rotated, an older credential", rotated(-1))
                    .put("updateSucceeded", on(AS_IT_IS, (story, it, now) -> it.updateSucceeded(now)))
                    .put("updateSucceeded, in trouble", on(troubled(), (story, it, now) -> it.updateSucceeded(now)))
                    .put("resumed", on(AS_IT_IS, (story, it, now) -> it.resumed(now)))
                    .put("resumed, blocked", on(blocked(), (story, it, now) -> it.resumed(now)))
                    .put("refreshRefused", refreshRefused(AS_IT_IS, 0))
                    .put("refreshRefused, by hand", refreshRefused(byHand(), 0))
                    .put("refreshRefused, lease lapsed", refreshRefused(CustodyTable::lapsed, 0))
                    .put("refreshRefused, an earlier lease", refreshRefused(AS_IT_IS, -1))
                    .put("misconfigured", misconfigured(AS_IT_IS, 0))
                    .put("misconfigured, in trouble", misconfigured(troubled(), 0))
                    .put("misconfigured, tried before", misconfigured(again(), 0))
                    .put("misconfigured, by hand", misconfigured(byHand(), 0))
                    .put("misconfigured, an earlier lease", misconfigured(AS_IT_IS, -1))
                    .put("notSent", notSent(AS_IT_IS, 0))
                    .put("notSent, in trouble", notSent(troubled(), 0))
                    .put("notSent, tried before", notSent(again(), 0))
                    .put("notSent, by hand", notSent(byHand(), 0))
                    .put("notSent, an earlier lease", notSent(AS_IT_IS, -1))
                    .put("unanswered", unanswered(AS_IT_IS, 0))
                    .put("unanswered, tried before", unanswered(again(), 0))
                    .put("unanswered, the last attempt", unanswered(last(), 0))
                    .put("unanswered, by hand", unanswered(byHand(), 0))
                    .put("unanswered, lease lapsed", unanswered(CustodyTable::lapsed, 0))
                    .put("unanswered, an earlier lease", unanswered(AS_IT_IS, -1))
                    .put("accessRefused", accessRefused(AS_IT_IS, 0))
                    .put("accessRefused, again", accessRefused(CustodyTable::refused, 0))
                    .put("accessRefused, on trial", accessRefused(CustodyTable::onTrial, 0))
                    .put(
                            "accessRefused, on trial and due",
                            accessRefused(story -> onTrial(story).due(), 0))
                    .put("accessRefused, an older credential", accessRefused(AS_IT_IS, -1))
                    .put("accessRefused, a lasting credential", accessRefused(Story::lastingly, 0))
                    .put("gone", on(AS_IT_IS, (story, it, now) -> it.gone(now)))
                    .put("gone, permission revoked", on(revoked(), (story, it, now) -> it.gone(now)))
                    .put(
                            "userNeeded",
                            on(AS_IT_IS, (story, it, now) -> it.userNeeded(Trouble.of(Cause.LOGIN_REQUIRED), now)))
                    .put(
                            "userNeeded, with a page",
                            on(
                                    AS_IT_IS,
                                    (story, it, now) -> it.userNeeded(
                                            new Trouble(Cause.LOGIN_REQUIRED, Option.of(Story.PAGE)), now)))
                    .put("permissionRevoked", on(AS_IT_IS, (story, it, now) -> it.permissionRevoked(now)))
                    .put("permissionRevoked, again", on(revoked(), (story, it, now) -> it.permissionRevoked(now)))
                    .put("ending", on(AS_IT_IS, (story, it, now) -> it.ending(ENDING, now)))
                    .put("ending, known", on(CustodyTable::advised, (story, it, now) -> it.ending(ENDING, now)))
                    .put("ending, passed", on(AS_IT_IS, (story, it, now) -> it.ending(now, now)))
                    .put("observed, healthy", observed(AS_IT_IS, 0, Option.none()))
                    .put("observed, healthy again", observed(troubled(), 0, Option.none()))
                    .put("observed, in trouble", observed(AS_IT_IS, 0, Option.of(Cause.LOGIN_REQUIRED)))
                    .put("observed, in other trouble", observed(AS_IT_IS, 0, Option.of(Cause.CONSENT_EXPIRED)))
                    .put("observed, asked before", observed(AS_IT_IS, -1, Option.of(Cause.CONSENT_EXPIRED)))
                    .put("updateImpossible", on(AS_IT_IS, (story, it, now) -> it.updateImpossible(now)))
                    .put(
                            "updateImpossible, permission revoked",
                            on(revoked(), (story, it, now) -> it.updateImpossible(now)))
                    .put("reencrypted", reencrypted(0))
                    .put("reencrypted, an older credential", reencrypted(-1))
                    .put("close", on(AS_IT_IS, (story, it, now) -> it.close(now)))
                    .put("givenBack", on(AS_IT_IS, (story, it, now) -> it.givenBack(now)))
                    .put("settle", settle(AS_IT_IS))
                    .put("settle, due", settle(Story::due))
                    .put("settle, lease lapsed", settle(CustodyTable::lapsed))
                    .put("settle, last lease lapsed", settle(story -> lapsed(last().apply(story))))
                    .put("settle, lease by hand lapsed", settle(story -> lapsed(byHand().apply(story))))
                    .put("settle, lifetime over", settle(story -> story.lastingFor(Story.LIFETIME)
                            .later(Story.LIFETIME)));

    private CustodyTable() {}

    static List<String> states() {
        return STATES.keySet().toList();
    }

    static List<String> rows() {
        return ROWS.keySet().toList();
    }

    /** What the state does, in the notation of the table. */
    static String cell(String row, String state) {
        return ROWS.get(row).get().apply(STATES.get(state).get());
    }

    /** The arrows: from which state which command leads to which other state. */
    static Set<Arrow> arrows() {
        return ROWS.keySet().flatMap(row -> STATES.keySet()
                .filter(state -> cell(row, state).startsWith("-> "))
                .map(state -> new Arrow(
                        Story.name(STATES.get(state).get().custody()),
                        row.split(",", -1)[0],
                        cell(row, state).split(" ", -1)[1])));
    }

    private static Story lapsed(Story story) {
        return story.custody() instanceof Refreshing held
                ? story.at(held.lease().lapsesAt())
                : story;
    }

    private static Story patient(Story story) {
        return story.custody() instanceof Refreshing held
                ? story.at(held.lease().retryAt())
                : story.retriable();
    }

    private static Story refused(Story story) {
        return story.standing(Vaulted.Standing.REFUSED);
    }

    private static Story onTrial(Story story) {
        return story.standing(Vaulted.Standing.ON_TRIAL);
    }

    /** The same; with a credential, the other side refuses our set-up, and it is due. */
    private static UnaryOperator<Story> blocked() {
        return knowing(keeping -> keeping.withBlocked(true));
    }

    /** The same; with a credential, it is due, and the last refresh could not be sent. */
    private static UnaryOperator<Story> paused() {
        return knowing(keeping -> keeping.withPausedUntil(
                Option.of(Story.START.plus(Story.LIFETIME).plus(Story.LIFETIME))));
    }

    /** The same; if a refresh is under way or in doubt, its user is needed besides. */
    private static UnaryOperator<Story> troubled(Cause cause) {
        return story -> story.custody() instanceof Held held && !(held instanceof Resting)
                ? story.with(held.with(held.keeping().inHealth(Option.of(Trouble.of(cause)))))
                : story;
    }

    private static UnaryOperator<Story> troubled() {
        return troubled(Cause.LOGIN_REQUIRED);
    }

    private static UnaryOperator<Story> revoked() {
        return troubled(Cause.USER_REVOKED);
    }

    private static Story advised(Story story) {
        return story.custody() instanceof Held held
                ? story.with(held.with(held.keeping().withAdvised(Option.of(ENDING))))
                : story;
    }

    private static UnaryOperator<Story> knowing(UnaryOperator<Keeping> known) {
        return story -> story.custody() instanceof Held held
                ? story.with(held.with(known.apply(held.keeping()))).due()
                : story;
    }

    /** The same; a refresh is the second of that token. */
    private static UnaryOperator<Story> again() {
        return attempted(new Attempts(1, Story.RENEWING.attempts()));
    }

    /** The same; a refresh is the last of that token. */
    private static UnaryOperator<Story> last() {
        return attempted(new Attempts(Story.RENEWING.attempts() - 1, Story.RENEWING.attempts()));
    }

    /** The same; a refresh is the one by hand. */
    private static UnaryOperator<Story> byHand() {
        return attempted(new Attempts(Story.RENEWING.attempts(), Story.RENEWING.attempts()));
    }

    private static UnaryOperator<Story> attempted(Attempts attempts) {
        return story -> story.custody() instanceof Refreshing held
                ? story.with(new Refreshing(held.keeping(), held.credential(), held.lease(), attempts))
                : story;
    }

    private static Function<Story, String> connected(UnaryOperator<Story> given) {
        return on(given, (story, it, now) -> it.connected(story.fresh(), Story.COUNTERPART, story.rules(), now));
    }

    private static Function<Story, String> lend(UnaryOperator<Story> given, Use use) {
        return given.andThen(story -> {
            var decision = story.lend(use);
            return decision.reply().isRight() && !decision.changes() ? "ready" : cell(story.custody(), decision);
        });
    }

    private static Function<Story, String> renewed(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.renewed(story.version() + before, story.fresh(), now));
    }

    private static Function<Story, String> rotated(int before) {
        return on(
                Story::lastingly,
                (story, it, now) -> it.rotated(story.version() + before, story.without(Option.none()), now));
    }

    private static Function<Story, String> refreshRefused(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.refreshRefused(story.lease() + before, "invalid_grant", now));
    }

    private static Function<Story, String> misconfigured(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.misconfigured(story.lease() + before, "invalid_client", now));
    }

    private static Function<Story, String> notSent(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.notSent(story.lease() + before, story.rules(), now));
    }

    private static Function<Story, String> unanswered(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.unanswered(story.lease() + before, Option.none(), story.rules(), now));
    }

    private static Function<Story, String> accessRefused(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.accessRefused(story.version() + before, now));
    }

    private static Function<Story, String> observed(UnaryOperator<Story> given, int before, Option<Cause> trouble) {
        return on(
                given,
                (story, it, now) -> it.observed(new Snapshot(it.keeping().healthVersion() + before, trouble), now));
    }

    private static Function<Story, String> reencrypted(int before) {
        return on(AS_IT_IS, (story, it, now) -> it.reencrypted(story.version() + before, story.fresh(), now));
    }

    private static Function<Story, String> settle(UnaryOperator<Story> given) {
        return given.andThen(story -> cell(story.custody(), story.settle()));
    }

    private static Function<Story, String> on(UnaryOperator<Story> given, Probe probe) {
        return given.andThen(story -> cell(story.custody(), story.decide((it, now) -> probe.on(story, it, now))));
    }

    private static String cell(Custody before, Decision<Custody, ?> decision) {
        var events = decision.events().map(event -> " +" + event.type()).mkString();
        var after = Story.name(decision.next());
        var moved = (Story.name(before).equals(after) ? "=" : "-> " + after) + events;
        if (decision.reply().isLeft())
            return (decision.changes() ? moved + " " : "")
                    + refusal(decision.reply().getLeft());
        return decision.changes() ? moved : "U";
    }

    private static String refusal(Rejection why) {
        return "R: " + why.reason();
    }

    @FunctionalInterface
    private interface Probe {
        Decision<Custody, ?> on(Story story, Custody custody, Instant now);
    }
}
