package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Expiring;
import dev.tenure.decision.Rejection;
import dev.tenure.token.Purpose;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Somebody else's credential, held for calling their API. A refresh token there works once, so one caller at a time may
 * send it, and an answer that got lost is no lost grant. Immutable; a command answers with the next state.
 *
 * <p>Commands are called through {@link #decide}: there, what time has done counts, recorded or not. A request that a
 * state does not take is refused with its {@link #refusal()}; a report that does not concern it changes nothing.
 */
public sealed interface Connection extends Expiring<Connection>
        permits AwaitingAuthorization, WithCredential, Unauthenticated, Closed {
    /** What it knows whatever its state. */
    ConnectionData data();

    /** Its state as one word. */
    ConnectionState state();

    /** The same state with another credential; a state that keeps none stays as it is. */
    default Connection with(SealedCredential credential) {
        return this;
    }

    /** The rejection of a request that this state does not take. */
    Rejection refusal();

    /** A connection to be: nothing was obtained yet. */
    static Decision<Connection, Connection> open(ConnectionData data, Instant now) {
        return Decision.to(new AwaitingAuthorization(data), EventType.CONNECTION_OPENED.at(now));
    }

    // requests: refused unless the state takes them

    /** The user went through Link: whether the public token is to be exchanged. */
    default Decision<Connection, Connection> linkSucceeded(Option<ConnectionId> duplicate) {
        return refused(this, refusal());
    }

    /** The user authorized us, and this is what it brought. */
    default Decision<Connection, Connection> completeAuthorization(
            SealedCredential fresh, Option<RemoteId> remoteId, ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** The credential, or the task to renew it, which one caller has at a time. */
    default Decision<Connection, Acquisition> acquire(Purpose use, ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** One try more, by hand, with what is left after the last of the attempts. */
    default Decision<Connection, Acquisition> retryOnce(ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** The other side gave this for the credential of that version. Kept whatever else happened, unless it is replaced. */
    default Decision<Connection, Connection> renewed(int version, SealedCredential fresh, Instant now) {
        return refused(this, refusal());
    }

    /** We had the other side replace the credential of that version, where it does so on demand. */
    default Decision<Connection, Connection> accessTokenReplaced(int version, SealedCredential fresh, Instant now) {
        return refused(this, refusal());
    }

    /** The user went through update mode: the credential stays. */
    default Decision<Connection, Connection> updateSucceeded(Instant now) {
        return refused(this, refusal());
    }

    /** The operator mended the set-up: refreshes are sent again. */
    default Decision<Connection, Connection> resumed(Instant now) {
        return refused(this, refusal());
    }

    // reports: nothing unless they concern the state

    /** The public token was refused: its user has to go through Link again. */
    default Decision<Connection, Connection> exchangeFailed(Instant now) {
        return unchanged(this);
    }

    /** The other side refused the refresh token, for good; {@code error} as it named it, whatever that is. */
    default Decision<Connection, Connection> refreshRefused(int lease, String error, Instant now) {
        return unchanged(this);
    }

    /** The other side refused our own set-up: the token is neither used nor lost. */
    default Decision<Connection, Connection> misconfigured(int lease, String error, Instant now) {
        return unchanged(this);
    }

    /** The request surely never left. */
    default Decision<Connection, Connection> notSent(int lease, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** No clear answer came; whether the token was used is in doubt. */
    default Decision<Connection, Connection> unanswered(
            int lease, Option<Duration> retryAfter, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** A call with the credential of that version was refused for the credential's sake. */
    default Decision<Connection, Connection> accessRefused(int version, Instant now) {
        return unchanged(this);
    }

    /** The other side knows the login no more. */
    default Decision<Connection, Connection> loginGone(Instant now) {
        return unchanged(this);
    }

    /** The other side wants its user. */
    default Decision<Connection, Connection> updateRequired(UpdateReason reason, Instant now) {
        return unchanged(this);
    }

    /** A webhook says that the user took the permission back. */
    default Decision<Connection, Connection> permissionRevoked(Instant now) {
        return unchanged(this);
    }

    /** The login will need its user from then on. */
    default Decision<Connection, Connection> endAnnounced(Instant at, Instant now) {
        return unchanged(this);
    }

    /** How the other side says it stands; what was asked before the last change says nothing. */
    default Decision<Connection, Connection> statusPolled(RemoteStatus status, Instant now) {
        return unchanged(this);
    }

    /** Update mode does not open: what the user took back is gone. */
    default Decision<Connection, Connection> updateImpossible(Instant now) {
        return unchanged(this);
    }

    /** Keeps the same tokens sealed under another key; of {@code same} only the seals count. */
    default Decision<Connection, Connection> reencrypted(int version, SealedCredential same, Instant now) {
        return version == data().credentialVersion()
                ? sealedCredential()
                        .fold(
                                () -> unchanged(this),
                                kept -> Decision.to(
                                        with(kept.sealedAs(same)), EventType.CREDENTIAL_REENCRYPTED.at(now)))
                : unchanged(this);
    }

    /** Ends it; what is left of the credential is to be given back. */
    default Decision<Connection, Connection> close(Instant now) {
        return unchanged(this);
    }

    /** The other side takes it no more. */
    default Decision<Connection, Connection> revoked(Instant now) {
        return unchanged(this);
    }

    @Override
    default Decision<Connection, Connection> applyDeadlines(Instant now) {
        return unchanged(this);
    }

    /** What is kept of its credential; none if there is nothing. */
    default Option<SealedCredential> sealedCredential() {
        return Option.none();
    }

    /** Whether there is a login at the other side whose health counts. */
    default boolean hasCredential() {
        return false;
    }

    @Override
    default Connection self() {
        return this;
    }

    @Override
    default ConnectionId id() {
        return data().id();
    }

    @Override
    default Option<Instant> due() {
        return Option.none();
    }

    /** One answer for each state: a new state does not compile until everybody has one for it. */
    <T> T match(Cases<T> cases);

    /** An answer for each state. */
    record Cases<T>(
            Function<AwaitingAuthorization, T> awaitingAuthorization,
            Function<Connected, T> connected,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Refreshing, T> refreshing,
            Function<InDoubt, T> inDoubt,
            Function<Unauthenticated, T> unauthenticated,
            Function<Closed, T> closed) {}
}
