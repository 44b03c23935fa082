package dev.tenure.connection;

import dev.tenure.decision.Decision;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The circumstances under which the table of a connection tries a command; a state that they do not concern stays. */
final class Given {
    static final Instant ENDING = Story.START.plus(Duration.ofDays(7));

    private Given() {}

    /** When the access token is to be renewed, and no pause is in the way. */
    static Story due(Story story) {
        var due = story.due();
        return story.pauseEnd().filter(due.now()::isBefore).map(story::at).getOrElse(due);
    }

    static UnaryOperator<Story> ended(UnaryOperator<Story> given) {
        return story -> given.apply(story).ended();
    }

    static Story lapsed(Story story) {
        return story.connection() instanceof Refreshing held
                ? story.at(held.lease().lapsesAt())
                : story;
    }

    static Story patient(Story story) {
        return story.connection() instanceof Refreshing held
                ? story.at(held.lease().retryAt())
                : story.pauseOver();
    }

    static Story late(Story story) {
        return story.connection() instanceof Refreshing held
                ? story.at(held.lease().windowEndsAt())
                : story.windowOver();
    }

    /** The same; a refresh token in doubt is not sent again after the window, which is over. */
    static UnaryOperator<Story> forGood() {
        return story ->
                story.connection() instanceof InDoubt ? late(story).ended().under(Story.REUSE_IS_DEAR) : story;
    }

    static Story refused(Story story) {
        return story.standing(SealedCredential.Acceptance.REFUSED);
    }

    /** The same; the token was renewed a moment ago. */
    static UnaryOperator<Story> fresh() {
        return knowing((data, now) ->
                data.withFreshUntil(Option.of(now.plus(Story.TICK))).withTrouble(Option.none()));
    }

    /** The same; the token was renewed a moment ago, and the API refused those before for a day. */
    static UnaryOperator<Story> freshAfterADay() {
        return knowing((data, now) -> data.withFreshUntil(Option.of(now.plus(Story.TICK)))
                .withTrouble(Option.of(new Trouble(Trouble.Source.API, 9, now, now))));
    }

    /** The same; with a credential, the provider refuses our configuration, and it is due. */
    static UnaryOperator<Story> blocked() {
        return dueAnd((data, now) -> data.withBlocked(true));
    }

    /** The same; with a credential, it is due, and the last refresh could not be sent. */
    static UnaryOperator<Story> pausing() {
        return dueAnd((data, now) -> data.withTrouble(Option.of(new Trouble(
                Trouble.Source.TOKEN_ENDPOINT, 1, now.plus(Duration.ofDays(1)), now.plus(Story.LIFETIME)))));
    }

    /** The same; with a credential, it is due, and its user is asked for after a day of silence. */
    static UnaryOperator<Story> silent() {
        return dueAnd((data, now) -> data.withUpdateReason(Option.of(UpdateReason.of(UpdateCause.REFRESH_UNANSWERED)))
                .withTrouble(Option.of(new Trouble(Trouble.Source.TOKEN_ENDPOINT, 9, now, now.plus(Story.LIFETIME)))));
    }

    static UnaryOperator<Story> pausedByTheApi() {
        return knowing((data, now) -> data.withTrouble(
                Option.of(new Trouble(Trouble.Source.API, 1, now.plus(Duration.ofDays(1)), now.plus(Story.TICK)))));
    }

    /** The same; refreshes have failed for a day, and the last is under way. */
    static UnaryOperator<Story> failingForADay() {
        return story -> story.connection() instanceof Refreshing
                ? knowing((data, now) ->
                                data.withTrouble(Option.of(new Trouble(Trouble.Source.TOKEN_ENDPOINT, 9, now, now))))
                        .apply(story)
                : story;
    }

    /** The same; if a refresh is under way or in doubt, its user is needed besides. */
    static UnaryOperator<Story> troubled(UpdateCause cause) {
        return story -> story.connection() instanceof WithCredential held && !(held instanceof Idle)
                ? story.with(held.with(held.data().inHealth(Option.of(UpdateReason.of(cause)))))
                : story;
    }

    static UnaryOperator<Story> troubled() {
        return troubled(UpdateCause.LOGIN_REQUIRED);
    }

    static UnaryOperator<Story> revoked() {
        return troubled(UpdateCause.USER_REVOKED);
    }

    static Story advised(Story story) {
        return knowing((data, now) -> data.withAnnounced(ENDING)).apply(story);
    }

    /** The same; if it may be authorized, an exchange is under way, or was refused. */
    static UnaryOperator<Story> exchanging(boolean isUnderWay) {
        return story -> {
            var claimed = revoked().apply(story).after((it, now) -> claim(story, it, now));
            return isUnderWay ? claimed : claimed.after(Connection::exchangeFailed);
        };
    }

    private static UnaryOperator<Story> dueAnd(BiFunction<ConnectionData, Instant, ConnectionData> known) {
        return story -> knowing(known).apply(story.connection() instanceof WithCredential ? story.due() : story);
    }

    private static UnaryOperator<Story> knowing(BiFunction<ConnectionData, Instant, ConnectionData> known) {
        return story -> story.connection() instanceof WithCredential held
                ? story.with(held.with(known.apply(held.data(), story.now())))
                : story;
    }

    /** The same; a refresh under way follows one without an answer. */
    static UnaryOperator<Story> again() {
        return story -> story.connection() instanceof Refreshing held
                ? story.with(new Refreshing(
                        held.data(),
                        held.credential(),
                        held.lease(),
                        Option.of(held.lease().windowEndsAt())))
                : story;
    }

    static Decision<Connection, Connection> claim(Story story, Connection connection, Instant now) {
        return connection.linkSucceeded(Story.PUBLIC_TOKEN, story.now(), story.rules(), now);
    }
}
