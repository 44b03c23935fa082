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
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_WEEK = Duration.ofDays(7);

    /** The states by column; some have two, because their data makes a difference. */
    private static final Map<String, Story> STATES = LinkedHashMap.<String, Story>empty()
            .put("AwaitingAuthorization", Story.awaitingAuthorization())
            .put("Connected", Story.connected())
            .put("NeedsUpdate", Story.needsUpdate())
            .put("NeedsUpdate(USER_REVOKED)", Story.revoked())
            .put("NeedsUpdate(API_REFUSES)", Story.apiRefuses())
            .put("Refreshing", Story.refreshing())
            .put("InDoubt", Story.inDoubt())
            .put("Unauthenticated", Story.unauthenticated())
            .put("Closed", Story.closed());

    private static final Map<String, Function<Story, String>> ROWS =
            LinkedHashMap.<String, Function<Story, String>>empty()
                    .put("linkSucceeded", linkSucceeded(AS_IT_IS))
                    .put("linkSucceeded, permission revoked", linkSucceeded(Given.revoked()))
                    .put("linkSucceeded, under way", linkSucceeded(Given.exchanging(true)))
                    .put("linkSucceeded, refused before", linkSucceeded(Given.exchanging(false)))
                    .put("linkSucceeded, too late", linkSucceeded(story -> story.later(A_DAY)))
                    .put("linkSucceeded, duplicate", on(AS_IT_IS, (story, it, now) -> it.linkSucceeded(Story.OTHER)))
                    .put("completeAuthorization", connected(AS_IT_IS, Story.REMOTE_ID))
                    .put("completeAuthorization, of another account", connected(AS_IT_IS, Story.OTHER_REMOTE_ID))
                    .put("completeAuthorization, a lasting credential", connected(Story::lastingly, Story.REMOTE_ID))
                    .put("switchAccount", switched(AS_IT_IS, Story.REMOTE_ID))
                    .put("switchAccount, to another", switched(AS_IT_IS, Story.OTHER_REMOTE_ID))
                    .put("switchAccount, a lasting credential", switched(Story::lastingly, Story.OTHER_REMOTE_ID))
                    .put("exchangeFailed", on(AS_IT_IS, (story, it, now) -> it.exchangeFailed(now)))
                    .put(
                            "exchangeFailed, under way",
                            on(Given.exchanging(true), (story, it, now) -> it.exchangeFailed(now)))
                    .put("acquire", acquire(AS_IT_IS, Purpose.DATA))
                    .put("acquire, to manage", acquire(AS_IT_IS, Purpose.MANAGEMENT))
                    .put("acquire, pause over", acquire(Story::pauseOver, Purpose.DATA))
                    .put("acquire, pause over, to manage", acquire(Story::pauseOver, Purpose.MANAGEMENT))
                    .put("acquire, due", acquire(Given::due, Purpose.DATA))
                    .put("acquire, due, to manage", acquire(Given::due, Purpose.MANAGEMENT))
                    .put("acquire, refused before", acquire(Given::refused, Purpose.MANAGEMENT))
                    .put("acquire, due and blocked", acquire(Given.blocked(), Purpose.MANAGEMENT))
                    .put("acquire, ended and blocked", acquire(Given.ended(Given.blocked()), Purpose.MANAGEMENT))
                    .put("acquire, due and paused", acquire(Given.pausing(), Purpose.MANAGEMENT))
                    .put("acquire, ended and paused", acquire(Given.ended(Given.pausing()), Purpose.MANAGEMENT))
                    .put(
                            "acquire, ended and paused for a day",
                            acquire(Given.ended(Given.silent()), Purpose.MANAGEMENT))
                    .put("acquire, paused by the API", acquire(Given.pausedByTheApi(), Purpose.MANAGEMENT))
                    .put("acquire, lease lapsed", acquire(Given::lapsed, Purpose.MANAGEMENT))
                    .put("acquire, back-off over", acquire(Given::patient, Purpose.MANAGEMENT))
                    .put("acquire, window over", acquire(Given::late, Purpose.MANAGEMENT))
                    .put("acquire, window over and ended", acquire(Given.ended(Given::late), Purpose.MANAGEMENT))
                    .put("acquire, window over for good", acquire(Given.forGood(), Purpose.MANAGEMENT))
                    .put("acquire, a lasting credential", acquire(Story::lastingly, Purpose.DATA))
                    .put("renewed", renewed(AS_IT_IS, 0))
                    .put("renewed, in trouble", renewed(Given.troubled(), 0))
                    .put("renewed, after a day of silence", renewed(Given.troubled(UpdateCause.REFRESH_UNANSWERED), 0))
                    .put("renewed, long after the API refused", renewed(story -> story.later(A_WEEK), 0))
                    .put("renewed, lease lapsed", renewed(Given::lapsed, 0))
                    .put("renewed, an older credential", renewed(AS_IT_IS, -1))
                    .put("accessTokenReplaced", replaced(Story::lastingly, 0))
                    .put("accessTokenReplaced, permission revoked", replaced(Given.revoked(), 0))
                    .put("accessTokenReplaced, an older credential", replaced(Story::lastingly, -1))
                    .put("updateSucceeded", on(AS_IT_IS, (story, it, now) -> it.updateSucceeded(now)))
                    .put(
                            "updateSucceeded, in trouble",
                            on(Given.troubled(), (story, it, now) -> it.updateSucceeded(now)))
                    .put("resumed", on(AS_IT_IS, (story, it, now) -> it.resumed(now)))
                    .put("resumed, blocked", on(Given.blocked(), (story, it, now) -> it.resumed(now)))
                    .put("resumed, pause over", on(Story::pauseOver, (story, it, now) -> it.resumed(now)))
                    .put("refreshRefused", refreshRefused(AS_IT_IS, 0))
                    .put("refreshRefused, tried before", refreshRefused(Given.again(), 0))
                    .put("refreshRefused, lease lapsed", refreshRefused(Given::lapsed, 0))
                    .put("refreshRefused, an earlier lease", refreshRefused(AS_IT_IS, -1))
                    .put("misconfigured", misconfigured(AS_IT_IS, 0))
                    .put("misconfigured, in trouble", misconfigured(Given.troubled(), 0))
                    .put("misconfigured, tried before", misconfigured(Given.again(), 0))
                    .put("misconfigured, blocked", misconfigured(Given.blocked(), 0))
                    .put("misconfigured, an earlier lease", misconfigured(AS_IT_IS, -1))
                    .put("notSent", notSent(AS_IT_IS, 0))
                    .put("notSent, in trouble", notSent(Given.troubled(), 0))
                    .put("notSent, tried before", notSent(Given.again(), 0))
                    .put("notSent, for a day", notSent(Given.failingForADay(), 0))
                    .put("notSent, an earlier lease", notSent(AS_IT_IS, -1))
                    .put("putOff", putOff(AS_IT_IS, 0))
                    .put("putOff, in trouble", putOff(Given.troubled(), 0))
                    .put("putOff, tried before", putOff(Given.again(), 0))
                    .put("putOff, for a day", putOff(Given.failingForADay(), 0))
                    .put("putOff, an earlier lease", putOff(AS_IT_IS, -1))
                    .put("userRequired", userRequired(AS_IT_IS, 0))
                    .put("userRequired, in trouble", userRequired(Given.troubled(), 0))
                    .put("userRequired, tried before", userRequired(Given.again(), 0))
                    .put("userRequired, again", userRequired(Given.troubled(UpdateCause.INTERACTION_REQUIRED), 0))
                    .put("userRequired, an earlier lease", userRequired(AS_IT_IS, -1))
                    .put("unanswered", unanswered(AS_IT_IS, 0))
                    .put("unanswered, in trouble", unanswered(Given.troubled(), 0))
                    .put("unanswered, tried before", unanswered(Given.again(), 0))
                    .put("unanswered, for a day", unanswered(Given.failingForADay(), 0))
                    .put("unanswered, lease lapsed", unanswered(Given::lapsed, 0))
                    .put("unanswered, an earlier lease", unanswered(AS_IT_IS, -1))
                    .put("accessRefused", accessRefused(AS_IT_IS, 0))
                    .put("accessRefused, again", accessRefused(Given::refused, 0))
                    .put("accessRefused, fresh", accessRefused(Given.fresh(), 0))
                    .put("accessRefused, fresh, after a day", accessRefused(Given.freshAfterADay(), 0))
                    .put("accessRefused, permission revoked", accessRefused(Given.revoked(), 0))
                    .put("accessRefused, an older credential", accessRefused(AS_IT_IS, -1))
                    .put("accessRefused, a lasting credential", accessRefused(Story::lastingly, 0))
                    .put("accessEnded", accessEnded(AS_IT_IS, 0))
                    .put("accessEnded, permission revoked", accessEnded(Given.revoked(), 0))
                    .put("accessEnded, an older credential", accessEnded(AS_IT_IS, -1))
                    .put("accessEnded, a lasting credential", accessEnded(Story::lastingly, 0))
                    .put("accessSucceeded", accessSucceeded(AS_IT_IS, 0))
                    .put("accessSucceeded, fresh", accessSucceeded(Given.fresh(), 0))
                    .put("accessSucceeded, paused by the API", accessSucceeded(Given.pausedByTheApi(), 0))
                    .put("accessSucceeded, an older credential", accessSucceeded(Given.fresh(), -1))
                    .put("loginGone", on(AS_IT_IS, (story, it, now) -> it.loginGone(now)))
                    .put("loginGone, permission revoked", on(Given.revoked(), (story, it, now) -> it.loginGone(now)))
                    .put("updateRequired", updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED)))
                    .put(
                            "updateRequired, with a page",
                            updateRequired(new UpdateReason(UpdateCause.LOGIN_REQUIRED, Option.of(Story.PAGE))))
                    .put("permissionRevoked", on(AS_IT_IS, (story, it, now) -> it.permissionRevoked(now)))
                    .put("permissionRevoked, again", on(Given.revoked(), (story, it, now) -> it.permissionRevoked(now)))
                    .put("endAnnounced", endAnnounced(AS_IT_IS, Option.of(Given.ENDING)))
                    .put("endAnnounced, known", endAnnounced(Given::advised, Option.of(Given.ENDING)))
                    .put("endAnnounced, passed", endAnnounced(AS_IT_IS, Option.of(Story.START)))
                    .put("endAnnounced, without an instant", endAnnounced(AS_IT_IS, Option.none()))
                    .put("endAnnounced, without an instant, known", endAnnounced(Given::advised, Option.none()))
                    .put("statusPolled, healthy", polled(AS_IT_IS, 0, Option.none()))
                    .put("statusPolled, healthy again", polled(Given.troubled(), 0, Option.none()))
                    .put("statusPolled, healthy, with an end", polled(Option.none()))
                    .put("statusPolled, in trouble", polled(AS_IT_IS, 0, Option.of(UpdateCause.LOGIN_REQUIRED)))
                    .put("statusPolled, in other trouble", polled(AS_IT_IS, 0, Option.of(UpdateCause.CONSENT_EXPIRED)))
                    .put("statusPolled, in trouble, with an end", polled(Option.of(UpdateCause.MFA_CHANGED)))
                    .put("statusPolled, asked before", polled(AS_IT_IS, -1, Option.of(UpdateCause.CONSENT_EXPIRED)))
                    .put("updateImpossible", on(AS_IT_IS, (story, it, now) -> it.updateImpossible(now)))
                    .put(
                            "updateImpossible, permission revoked",
                            on(Given.revoked(), (story, it, now) -> it.updateImpossible(now)))
                    .put("reencrypted", reencrypted(0))
                    .put("reencrypted, an older credential", reencrypted(-1))
                    .put("close", on(AS_IT_IS, (story, it, now) -> it.close(now)))
                    .put("revoked", on(AS_IT_IS, (story, it, now) -> it.revoked(now)))
                    .put("settle", settle(AS_IT_IS))
                    .put("settle, due", settle(Story::due))
                    .put("settle, lease lapsed", settle(Given::lapsed))
                    .put(
                            "settle, lease lapsed after a day",
                            settle(story -> Given.lapsed(Given.failingForADay().apply(story))))
                    .put("settle, lifetime over", settle(story -> story.lastingFor(Story.LIFETIME)
                            .later(Story.LIFETIME)))
                    .put("settle, refresh token nears its end", settle(story -> Given.lapsed(story.keptFor(A_WEEK))
                            .at(story.now().plus(A_WEEK).minus(A_DAY))))
                    .put(
                            "settle, refresh token nears its end, known",
                            settle(story -> Given.advised(
                                    Given.lapsed(story.keptFor(Duration.between(story.now(), Given.ENDING)))
                                            .at(Given.ENDING))));

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

    private static Function<Story, String> linkSucceeded(UnaryOperator<Story> given) {
        return story ->
                on(given, (later, it, now) -> Given.claim(story, it, now)).apply(story);
    }

    private static Function<Story, String> connected(UnaryOperator<Story> given, RemoteId remoteId) {
        return on(given, (story, it, now) -> it.completeAuthorization(story.fresh(), remoteId, story.rules(), now));
    }

    private static Function<Story, String> switched(UnaryOperator<Story> given, RemoteId remoteId) {
        return on(given, (story, it, now) -> it.switchAccount(story.fresh(), remoteId, story.rules(), now));
    }

    private static Function<Story, String> acquire(UnaryOperator<Story> given, Purpose use) {
        return given.andThen(story -> {
            var decision = story.acquire(use);
            return decision.reply().isRight() && !decision.changes() ? "ready" : cell(story.connection(), decision);
        });
    }

    private static Function<Story, String> renewed(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.renewed(story.version() + before, story.fresh(), story.rules(), now));
    }

    private static Function<Story, String> replaced(UnaryOperator<Story> given, int before) {
        return on(
                given,
                (story, it, now) -> it.accessTokenReplaced(
                        story.version() + before, story.without(Option.none()), story.rules(), now));
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

    private static Function<Story, String> putOff(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.putOff(story.lease() + before, Story.LIFETIME, story.rules(), now));
    }

    private static Function<Story, String> userRequired(UnaryOperator<Story> given, int before) {
        var reason = UpdateReason.of(UpdateCause.INTERACTION_REQUIRED);
        return on(given, (story, it, now) -> it.userRequired(story.lease() + before, reason, story.rules(), now));
    }

    private static Function<Story, String> unanswered(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.unanswered(story.lease() + before, story.rules(), now));
    }

    private static Function<Story, String> accessRefused(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.accessRefused(story.version() + before, story.rules(), now));
    }

    private static Function<Story, String> accessEnded(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.accessEnded(story.version() + before, story.rules(), now));
    }

    private static Function<Story, String> accessSucceeded(UnaryOperator<Story> given, int before) {
        return on(given, (story, it, now) -> it.accessSucceeded(story.version() + before, now));
    }

    private static Function<Story, String> updateRequired(UpdateReason reason) {
        return on(AS_IT_IS, (story, it, now) -> it.updateRequired(reason, now));
    }

    private static Function<Story, String> endAnnounced(UnaryOperator<Story> given, Option<Instant> at) {
        return on(given, (story, it, now) -> it.endAnnounced(Option.none(), at, now));
    }

    /** Polled with an end of the consent that is not known yet. */
    private static Function<Story, String> polled(Option<UpdateCause> trouble) {
        return on(
                AS_IT_IS,
                (story, it, now) -> it.statusPolled(
                        new RemoteStatus(it.data().healthVersion(), trouble, Option.of(Given.ENDING)), now));
    }

    private static Function<Story, String> polled(UnaryOperator<Story> given, int before, Option<UpdateCause> trouble) {
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
