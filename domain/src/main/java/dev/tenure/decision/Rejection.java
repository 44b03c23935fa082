package dev.tenure.decision;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import java.time.Duration;
import java.time.Instant;

/**
 * The reason why a command or a query is refused. It names causes and instants for logs and support, never a secret;
 * the profile maps it to what a caller outside may see.
 */
public sealed interface Rejection {
    /** The code of the rejection, to switch over. */
    default RejectionCode code() {
        return RejectionCode.of(getClass());
    }

    /** The remedy: the next step for the caller. */
    default Remedy remedy() {
        return code().remedy();
    }

    /** The text is no token. */
    record Malformed() implements Rejection {}

    /** The token is of a kind that this call does not take. */
    record WrongKind(TokenKind presented) implements Rejection {}

    /** The token belongs to another environment; the store was not asked [plaid:environments]. */
    record WrongEnvironment(Environment presented, Environment expected) implements Rejection {}

    /** No such token was issued here, or it has been deleted since. */
    record UnknownToken() implements Rejection {}

    /** The token is another client's, or another processor's. */
    record WrongClient() implements Rejection {}

    /** The token's deadline has passed. */
    record Expired(Instant at, Cause cause) implements Rejection {
        /** A rejection for this deadline. */
        public static Expired of(Deadline deadline) {
            return new Expired(deadline.at(), deadline.cause());
        }
    }

    /** The token was used for its one purpose. */
    record Consumed() implements Rejection {}

    /** A successor replaced the token. */
    record Rotated() implements Rejection {}

    /** The Item's data is unavailable until its user updates it; the token still opens update mode. */
    record NeedsUpdate(Cause cause) implements Rejection {}

    /** The Item is removed, with every token of it. */
    record Removed(Cause cause) implements Rejection {}

    /** The Link was closed before it succeeded. */
    record LinkEnded(Cause cause) implements Rejection {}

    /** The access token's deadline has passed; its grant may live, and issue a newer one. */
    record AccessExpired(Instant at, Cause cause) implements Rejection {}

    /** The access token alone was revoked. */
    record AccessRevoked() implements Rejection {}

    /** The refresh token or code was presented before; the grant has ended because of it, with every token. */
    record Reused() implements Rejection {}

    /** The grant's deadline has passed, for every token of it, current or used. */
    record GrantExpired(Instant at, Cause cause) implements Rejection {}

    /** The grant was ended before its deadline, with every token of it. */
    record GrantEnded(Cause cause) implements Rejection {}

    /**
     * The code is bound to another redirect URI or code verifier than was presented, or to none; {@code parameter}
     * names it. Nothing is spent.
     */
    record WrongCodeProof(String parameter) implements Rejection {}

    /**
     * The token is bound to a key, and the request proved none or another; or it proved a key by DPoP and the token is
     * bound to none. Nothing is spent.
     */
    record WrongKey() implements Rejection {}

    /** The rules give a public client refresh tokens only for a key, and the request proved none. Nothing is spent. */
    record KeyRequired() implements Rejection {}

    /** The request asks for more than was granted. */
    record ScopeExceeded() implements Rejection {}

    /** The user has as many live grants of the client as the rules allow. */
    record TooManyGrants(int most) implements Rejection {}

    /** The scope is no scope (RFC 6749 section 3.3); {@code why} says why not. */
    record InvalidScope(String why) implements Rejection {}

    /** The Item's public token has not been exchanged yet. */
    record NotActive() implements Rejection {}

    /** There is no access token to rotate. */
    record NoAccessToken() implements Rejection {}

    /** The user does not share the account, or no longer does. */
    record AccountNotShared() implements Rejection {}

    /** A stored deadline has passed and no later one was given, so the Item cannot have recovered. */
    record ConsentStillExpired(Instant at, Cause cause) implements Rejection {}

    /** An instant that must lie in the future does not. */
    record NotInFuture(Instant at) implements Rejection {}

    /** A number or a length exceeds what the profile allows; {@code what} names it and its bound. */
    record OutOfRange(String what) implements Rejection {}

    /** The profile does not support this; {@code what} names it. */
    record NotAllowed(String what) implements Rejection {}

    /** The environment was decommissioned, so nothing is issued there. */
    record EnvironmentRetired(Instant at) implements Rejection {}

    /** No profile of this name is registered. */
    record UnknownProfile(String name) implements Rejection {}

    /** Nothing is stored under this id. */
    record NotFound() implements Rejection {}

    /** The aggregate changed further in the future than a clock may err: only its end is still accepted. */
    record ClockSuspect(Instant changedAt, Instant now) implements Rejection {}

    /** The provider has issued nothing yet. */
    record NotConnected() implements Rejection {}

    /** The connection has a credential already; the surplus one is to be revoked at the provider. */
    record AlreadyConnected() implements Rejection {}

    /** Another connection holds the same login: the public token is not to be exchanged. */
    record DuplicateItem() implements Rejection {}

    /** The user authorized another login than the connection has. */
    record DifferentAccount() implements Rejection {}

    /** The credential is being renewed, or a renewal is in doubt; ask again after {@code retryAfter}. */
    record Busy(Duration retryAfter) implements Rejection {}

    /** The report concerns a credential that another has replaced. */
    record Superseded() implements Rejection {}

    /**
     * The provider refuses the host's own configuration; the credential stays, and is not renewed until the operator
     * resumes.
     */
    record RefreshBlocked() implements Rejection {}

    /** The vault cannot open what is sealed under this key; the sealed text stays stored. */
    record VaultShut(String key) implements Rejection {}

    /** The credential is gone, and only the user can authorize another. */
    record Unauthenticated(Cause cause) implements Rejection {}

    /** The connection was closed. */
    record ConnectionClosed(Cause cause) implements Rejection {}

    /** Another caller changed the aggregate meanwhile; nothing was done. */
    record Conflict() implements Rejection {}
}
