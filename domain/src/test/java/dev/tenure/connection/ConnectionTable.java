package dev.tenure.connection;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The outcome of every command in every state of a connection, found by trying. */
final class ConnectionTable {
    private static final UnaryOperator<Story> AS_IT_IS = UnaryOperator.identity();
    private static final Instant ENDING = Story.START.plus(Duration.ofDays(7));

    /** The states by column; some have two, because their data makes a difference. */
    private static final Map<String, Story> STATES = LinkedHashMap.<String, Story>empty()
            .put("AwaitingAuthorization", Story.awaitingAuthorization())
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
                    .put("linkSucceeded", on(AS_IT_IS, (story, it, now) -> it.linkSucceeded()))
                    .put("linkSucceeded, duplicate", on(AS_IT_IS, (story, it, now) -> it.linkSucceeded(Story.OTHER)))
                    .put("completeAuthorization", connected(AS_IT_IS))
                    .put("completeAuthorization, a lasting credential", connected(Story::lastingly))
                    .put("exchangeFailed", on(AS_IT_IS, (story, it, now) -> it.exchangeFailed(now)))
                    .put("acquire", acquire(AS_IT_IS, Purpose.DATA))
                    .put("acquire, to manage", acquire(AS_IT_IS, Purpose.MANAGEMENT))
                    .put("acquire, due", acquire(Story::due, Purpose.DATA))
                    .put("acquire, due, to manage", acquire(Story::due, Purpose.MANAGEMENT))
                    .put("acquire, refused before", acquire(ConnectionTable::refused, Purpose.MANAGEMENT))
                    .put("acquire, due and blocked", acquire(blocked(), Purpose.MANAGEMENT))
                    .put("acquire, due and paused", acquire(paused(), Purpose.MANAGEMENT))
                    .put("acquire, lease lapsed", acquire(ConnectionTable::lapsed, Purpose.MANAGEMENT))
                    .put("acquire, back-off over", acquire(ConnectionTable::patient, Purpose.MANAGEMENT))
                    .put("acquire, a lasting credential", acquire(Story::lastingly, Purpose.DATA))
                    .put("retryOnce", on(AS_IT_IS, (story, it, now) -> it.retryOnce(story.rules(), now)))
                    .put("renewed", renewed(AS_IT_IS, 0))
                    .put("renewed, in trouble", renewed(troubled(), 0))
                    .put("renewed, by hand", renewed(byHand(), 0))
                    .put("renewed, lease lapsed", renewed(ConnectionTable::lapsed, 0))
                    .put("renewed, an older credential", renewed(AS_IT_IS, -1))
                    .put("accessTokenReplaced", rotated(0))
                    .put(
                            "accessTokenReplaced, permission revoked",
                            on(
                                    revoked(),
                                    (story, it, now) -> it.accessTokenReplaced(story.version(), story.fresh(), now)))
                    .put("accessTokenReplaced, an older credential", rotated(-1))
                    .put("updateSucceeded", on(AS_IT_IS, (story, it, now) -> it.updateSucceeded(now)))
                    .put("updateSucceeded, in trouble", on(troubled(), (story, it, now) -> it.updateSucceeded(now)))
                    .put("resumed", on(AS_IT_IS, (story, it, now) -> it.resumed(now)))
                    .put("resumed, blocked", on(blocked(), (story, it, now) -> it.resumed(now)))
                    .put("refreshRefused", refreshRefused(AS_IT_IS, 0))
                    .put("refreshRefused, by hand", refreshRefused(byHand(), 0))
                    .put("refreshRefused, lease lapsed", refreshRefused(ConnectionTable::lapsed, 0))
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
                    .put("unanswered, lease lapsed", unanswered(ConnectionTable::lapsed, 0))
                    .put("unanswered, an earlier lease", unanswered(AS_IT_IS, -1))
                    .put("accessRefused", accessRefused(AS_IT_IS, 0))
                    .put("accessRefused, again", accessRefused(ConnectionTable::refused, 0))
                    .put("accessRefused, on trial", accessRefused(ConnectionTable::onTrial, 0))
                    .put(
                            "accessRefused, on trial and due",
                            accessRefused(story -> onTrial(story).due(), 0))
                    .put("accessRefused, an older credential", accessRefused(AS_IT_IS, -1))
                    .put("accessRefused, a lasting credential", accessRefused(Story::lastingly, 0))
                    .put("loginGone", on(AS_IT_IS, (story, it, now) -> it.loginGone(now)))
                    .put("loginGone, permission revoked", on(revoked(), (story, it, now) -> it.loginGone(now)))
                    .put(
                            "updateRequired",
                            on(
                                    AS_IT_IS,
                                    (story, it, now) ->
                                            it.updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED), now)))
                    .put(
                            "updateRequired, with a page",
                            on(
                                    AS_IT_IS,
                                    (story, it, now) -> it.updateRequired(
                                            new UpdateReason(UpdateCause.LOGIN_REQUIRED, Option.of(Story.PAGE)), now)))
                    .put("permissionRevoked", on(AS_IT_IS, (story, it, now) -> it.permissionRevoked(now)))
                    .put("permissionRevoked, again", on(revoked(), (story, it, now) -> it.permissionRevoked(now)))
                    .put("endAnnounced", on(AS_IT_IS, (story, it, now) -> it.endAnnounced(ENDING, now)))
                    .put(
                            "endAnnounced, known",
                            on(ConnectionTable::advised, (story, it, now) -> it.endAnnounced(ENDING, now)))
                    .put("endAnnounced, passed", on(AS_IT_IS, (story, it, now) -> it.endAnnounced(now, now)))
                    .put("statusPolled, healthy", observed(AS_IT_IS, 0, Option.none()))
                    .put("statusPolled, healthy again", observed(troubled(), 0, Option.none()))
                    .put("statusPolled, in trouble", observed(AS_IT_IS, 0, Option.of(UpdateCause.LOGIN_REQUIRED)))
                    .put(
                            "statusPolled, in other trouble",
                            observed(AS_IT_IS, 0, Option.of(UpdateCause.CONSENT_EXPIRED)))
                    .put("statusPolled, asked before", observed(AS_IT_IS, -1, Option.of(UpdateCause.CONSENT_EXPIRED)))
                    .put("updateImpossible", on(AS_IT_IS, (story, it, now) -> it.updateImpossible(now)))
                    .put(
                            "updateImpossible, permission revoked",
                            on(revoked(), (story, it, now) -> it.updateImpossible(now)))
                    .put("reencrypted", reencrypted(0))
                    .put("reencrypted, an older credential", reencrypted(-1))
                    .put("close", on(AS_IT_IS, (story, it, now) -> it.close(now)))
                    .put("revoked", on(AS_IT_IS, (story, it, now) -> it.revoked(now)))
                    .put("settle", settle(AS_IT_IS))
                    .put("settle, due", settle(Story::due))
                    .put("settle, lease lapsed", settle(ConnectionTable::lapsed))
                    .put("settle, last lease lapsed", settle(story -> lapsed(last().apply(story))))
                    .put("settle, lease by hand lapsed", settle(story -> lapsed(byHand().apply(story))))
                    .put("settle, lifetime over", settle(story -> story.lastingFor(Story.LIFETIME)
                            .later(Story.LIFETIME)));

    private ConnectionTable() {}

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
                .map(state -> new Arrow(
                        Story.name(STATES.get(state).get().connection()),
                        row.split(",", -1)[0],
                        cell(row, state).split(" ", -1)[1])));
    }

    private static Story lapsed(Story story) {
        return story.connection() instanceof Refreshing held
                ? story.at(held.lease().lapsesAt())
                : story;
    }

    private static Story patient(Story story) {
        return story.connection() instanceof Refreshing held
                ? story.at(held.lease().retryAt())
                : story.retriable();
    }

    private static Story refused(Story story) {
        return story.standing(SealedCredential.Acceptance.REFUSED);
    }

    private static Story onTrial(Story story) {
        return story.standing(SealedCredential.Acceptance.ON_TRIAL);
    }

    /** The same; with a credential, the provider refuses our configuration, and it is due. */
    private static UnaryOperator<Story> blocked() {
        return knowing(data -> data.withBlocked(true));
    }

    /** The same; with a credential, it is due, and the last refresh could not be sent. */
    private static UnaryOperator<Story> paused() {
        return knowing(data ->
                data.withPausedUntil(Option.of(Story.START.plus(Story.LIFETIME).plus(Story.LIFETIME))));
    }

    /** The same; if a refresh is under way or in doubt, its user is needed besides. */
    private static UnaryOperator<Story> troubled(UpdateCause cause) {
        return story -> story.connection() instanceof WithCredential held && !(held instanceof Idle)
                ? story.with(held.with(held.data().inHealth(Option.of(UpdateReason.of(cause)))))
                : story;
    }

    private static UnaryOperator<Story> troubled() {
        return troubled(UpdateCause.LOGIN_REQUIRED);
    }

    private static UnaryOperator<Story> revoked() {
        return troubled(UpdateCause.USER_REVOKED);
    }

    private static Story advised(Story story) {
        return story.connection() instanceof WithCredential held
                ? story.with(held.with(held.data().withAdvised(Option.of(ENDING))))
                : story;
    }

    private static UnaryOperator<Story> knowing(UnaryOperator<ConnectionData> known) {
        return story -> story.connection() instanceof WithCredential held
                ? story.with(held.with(known.apply(held.data()))).due()
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
        return story -> story.connection() instanceof Refreshing held
                ? story.with(new Refreshing(held.data(), held.credential(), held.lease(), attempts))
                : story;
    }

    private static Function<Story, String> connected(UnaryOperator<Story> given) {
        return on(
                given,
                (story, it, now) -> it.completeAuthorization(story.fresh(), Story.REMOTE_ID, story.rules(), now));
    }

    private static Function<Story, String> acquire(UnaryOperator<Story> given, Purpose use) {
        return given.andThen(story -> {
            var decision = story.acquire(use);
            return decision.reply().isRight() && !decision.changes() ? "ready" : cell(story.connection(), decision);
        });
    }

    private static Function<Story, String> renewed(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.renewed(story.version() + before, story.fresh(), now));
    }

    private static Function<Story, String> rotated(int before) {
        return on(
                Story::lastingly,
                (story, it, now) ->
                        it.accessTokenReplaced(story.version() + before, story.without(Option.none()), now));
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
        return on(given, (story, it, now) -> it.unanswered(story.lease() + before, story.rules(), now));
    }

    private static Function<Story, String> accessRefused(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.accessRefused(story.version() + before, now));
    }

    private static Function<Story, String> observed(
            UnaryOperator<Story> given, int before, Option<UpdateCause> trouble) {
        return on(
                given,
                (story, it, now) ->
                        it.statusPolled(new RemoteStatus(it.data().healthVersion() + before, trouble), now));
    }

    private static Function<Story, String> reencrypted(int before) {
        return on(AS_IT_IS, (story, it, now) -> it.reencrypted(story.version() + before, story.fresh(), now));
    }

    private static Function<Story, String> settle(UnaryOperator<Story> given) {
        return given.andThen(story -> cell(story.connection(), story.settle()));
    }

    private static Function<Story, String> on(UnaryOperator<Story> given, Probe probe) {
        return given.andThen(story -> cell(story.connection(), story.decide((it, now) -> probe.on(story, it, now))));
    }

    private static String cell(Connection before, Decision<Connection, ?> decision) {
        var events = decision.events().map(event -> " +" + event.type()).mkString();
        var after = Story.name(decision.next());
        var moved = (Story.name(before).equals(after) ? "=" : "-> " + after) + events;
        if (decision.reply().isLeft())
            return (decision.changes() ? moved + " " : "")
                    + refusal(decision.reply().getLeft());
        return decision.changes() ? moved : "U";
    }

    private static String refusal(Rejection why) {
        return "R: " + why.code();
    }

    @FunctionalInterface
    private interface Probe {
        Decision<Connection, ?> on(Story story, Connection connection, Instant now);
    }
}
