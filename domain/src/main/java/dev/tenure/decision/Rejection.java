package dev.tenure.decision;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import java.time.Duration;
import java.time.Instant;

/**
 * Why a command or a question is refused. It names causes and instants for logs and support, never a secret; what a
 * caller outside may see of it is the profile's mapping.
 */
public sealed interface Rejection {
    /** The kind of refusal, to switch over. */
    default RejectionCode code() {
        return RejectionCode.of(getClass());
    }

    /** What the caller can do. */
    default Remedy remedy() {
        return code().remedy();
    }

    /** The text is no token. */
    record Malformed() implements Rejection {}

    /** A token, but not of a kind that this call takes. */
    record WrongKind(TokenKind presented) implements Rejection {}

    /** A token of another environment; it was not looked up (S3:30). */
    record WrongEnvironment(Environment presented, Environment expected) implements Rejection {}

    /** No such token was issued here, or it is forgotten by now. */
    record UnknownToken() implements Rejection {}

    /** The token is another client's, or another processor's. */
    record WrongClient() implements Rejection {}

    /** Its deadline has come. */
    record Expired(Instant at, Cause cause) implements Rejection {
        /** Past this deadline. */
        public static Expired of(Deadline deadline) {
            return new Expired(deadline.at(), deadline.cause());
        }
    }

    /** It was used for the one thing it was for. */
    record Consumed() implements Rejection {}

    /** A successor took its place. */
    record Rotated() implements Rejection {}

    /** The Item's data waits for its user; the token still opens update mode. */
    record NeedsUpdate(Cause cause) implements Rejection {}

    /** The Item is gone, with every token of it. */
    record Removed(Cause cause) implements Rejection {}

    /** The Link was closed before it succeeded. */
    record LinkEnded(Cause cause) implements Rejection {}

    /** The access token's deadline has come; its grant may live, and bring a newer one. */
    record AccessExpired(Instant at, Cause cause) implements Rejection {}

    /** The access token alone was given back. */
    record AccessRevoked() implements Rejection {}

    /** A refresh token or a code that was handed in before; the grant has ended by it, with every token. */
    record Reused() implements Rejection {}

    /** The grant's deadline has come, with every token of it, current or used. */
    record GrantExpired(Instant at, Cause cause) implements Rejection {}

    /** The grant was ended before its deadline, with every token of it. */
    record GrantEnded(Cause cause) implements Rejection {}

    /** More was asked for than was granted. */
    record ScopeExceeded() implements Rejection {}

    /** The Item's public token was not exchanged yet. */
    record NotActive() implements Rejection {}

    /** There is no access token to rotate. */
    record NoAccessToken() implements Rejection {}

    /** The account is not, or no longer, shared by its user. */
    record AccountNotShared() implements Rejection {}

    /** A stored deadline has passed and no later one was given, so the Item cannot have healed. */
    record ConsentStillExpired(Instant at, Cause cause) implements Rejection {}

    /** An instant that was to come is not in the future. */
    record NotInFuture(Instant at) implements Rejection {}

    /** That cause cannot bring about this change. */
    record UnfitCause(Cause cause) implements Rejection {}

    /** A number or a length beyond what the profile allows; {@code what} names it and its bound. */
    record OutOfRange(String what) implements Rejection {}

    /** The profile does not know this; {@code what} names it. */
    record NotAllowed(String what) implements Rejection {}

    /** Nothing is issued in an environment that was decommissioned. */
    record EnvironmentRetired(Instant at) implements Rejection {}

    /** No profile of this name is wired. */
    record UnknownProfile(String name) implements Rejection {}

    /** Nothing of this id is stored. */
    record NotFound() implements Rejection {}

    /** The aggregate changed further in the future than a clock may err: only its end is still taken. */
    record ClockSuspect(Instant changedAt, Instant now) implements Rejection {}

    /** Nothing was obtained from the other side yet. */
    record NotConnected() implements Rejection {}

    /** There is a credential already; what the other side gave besides is to be given back. */
    record AlreadyConnected() implements Rejection {}

    /** The same login is held already: its public token is not to be exchanged. */
    record DuplicateItem() implements Rejection {}

    /** The credential is being renewed, or whether it was is in doubt; it is worth asking again after this time. */
    record Busy(Duration retryAfter) implements Rejection {}

    /** It is about a credential that another has replaced. */
    record Superseded() implements Rejection {}

    /** The other side refuses our own set-up; the credential is kept and not renewed until the operator resumes. */
    record RefreshBlocked() implements Rejection {}

    /** What is kept under this key does not open; it is kept all the same. */
    record VaultShut(String key) implements Rejection {}

    /** The credential is gone, and only its user brings another. */
    record Unauthenticated(Cause cause) implements Rejection {}

    /** The connection was closed. */
    record ConnectionClosed(Cause cause) implements Rejection {}

    /** Others changed the aggregate meanwhile; nothing was done. */
    record Conflict() implements Rejection {}
}
