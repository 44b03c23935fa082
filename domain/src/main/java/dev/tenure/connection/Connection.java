package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Expiring;
import dev.tenure.decision.Rejection;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.TokenHash;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * A credential that a provider issued to the host, which calls the provider's API with it. The provider takes a refresh
 * token once, so one caller at a time may send it, and a lost answer does not mean a lost grant. Immutable; a command
 * returns the next state.
 *
 * <p>Call commands through {@link #decide}, which counts every deadline that has passed, recorded or not. A state
 * refuses a request that does not apply with its {@link #refusal()}; a report that does not concern it changes nothing.
 */
public sealed interface Connection extends Expiring<Connection>
        permits AwaitingAuthorization, WithLogin, Unauthenticated, Closed {
    /** The data that every state has. */
    ConnectionData data();

    @Override
    default Environment environment() {
        return data().environment();
    }

    /** The state as it stands, whatever time has done since. */
    ConnectionState state();

    /** Returns the same state with another credential; a state without one stays as it is. */
    default Connection with(SealedCredential credential) {
        return this;
    }

    /** The rejection of a request that does not apply to this state. */
    Rejection refusal();

    /** Opens a connection that has no credential yet. */
    static Decision<Connection, Connection> open(ConnectionData data, Instant now) {
        return Decision.to(new AwaitingAuthorization(data), EventType.CONNECTION_OPENED.at(now));
    }

    // requests: refused unless the state takes them

    /**
     * Records that the user went through Link, and claims the exchange of the public token for this caller: {@link
     * Rejection.Busy} while another caller has it.
     */
    default Decision<Connection, Connection> linkSucceeded(
            TokenHash publicToken, Instant issuedAt, ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Records that the user chose a login in Link which another connection already has. */
    default Decision<Connection, Connection> linkSucceeded(ConnectionId duplicate) {
        return refused(this, refusal());
    }

    /** Records the credential that the user's authorization returned. */
    default Decision<Connection, Connection> completeAuthorization(
            SealedCredential fresh, ConnectionRules rules, Instant now) {
        return completeAuthorization(Connected.first(data(), fresh), rules, now);
    }

    /**
     * Records the credential that the user's authorization returned, with the provider's id of the login. Refuses one
     * for another login than the connection has, unless each authorization makes another one by the rules.
     */
    default Decision<Connection, Connection> completeAuthorization(
            SealedCredential fresh, RemoteId remoteId, ConnectionRules rules, Instant now) {
        var completed = switchAccount(fresh, remoteId, rules, now);
        return completed.reply().isRight() && isOther(remoteId) && rules.reauthorizesWhileConnected()
                ? to(this, naming(EventType.OTHER_ACCOUNT_REFUSED, remoteId, now))
                        .withReply(Either.left(new Rejection.DifferentAccount()))
                : completed;
    }

    /** Records the credential of an authorization for whatever login the user chose. */
    default Decision<Connection, Connection> switchAccount(
            SealedCredential fresh, RemoteId remoteId, ConnectionRules rules, Instant now) {
        var known = data().withRemoteId(Option.of(remoteId));
        var completed = completeAuthorization(Connected.first(known, fresh), rules, now);
        return completed.reply().isRight() && isOther(remoteId)
                ? completed.followedBy(it -> to(it, naming(EventType.ACCOUNT_SWITCHED, remoteId, now)))
                : completed;
    }

    private boolean isOther(RemoteId remoteId) {
        return data().remoteId().exists(known -> !known.equals(remoteId));
    }

    private Event naming(EventType type, RemoteId other, Instant now) {
        return type.at(now)
                .with(Detail.REMOTE_ID, data().remoteId().get().value())
                .with(Detail.OTHER_REMOTE_ID, other.value());
    }

    /** Completes the authorization in this state: the connection becomes this one. */
    default Decision<Connection, Connection> completeAuthorization(Connected next, ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Returns the credential, or the lease to renew it, which one caller has at a time. */
    default Decision<Connection, Acquisition> acquire(Purpose use, ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /**
     * Stores the credential with which the provider replaced that version, whatever else happened, unless that version
     * has been replaced already.
     */
    default Decision<Connection, Connection> renewed(
            int version, SealedCredential fresh, ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Stores the credential that the provider issued on demand in place of that version. */
    default Decision<Connection, Connection> accessTokenReplaced(
            int version, SealedCredential fresh, ConnectionRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Records that the user went through update mode: the credential stays. */
    default Decision<Connection, Connection> updateSucceeded(Instant now) {
        return refused(this, refusal());
    }

    /** Records that the operator corrected the configuration, or looked into a trouble: refreshes are sent again. */
    default Decision<Connection, Connection> resumed(Instant now) {
        return refused(this, refusal());
    }

    // reports: nothing unless they concern the state

    /** Records that the provider refused the public token: the user has to go through Link again. */
    default Decision<Connection, Connection> exchangeFailed(Instant now) {
        return unchanged(this);
    }

    /**
     * Records that the provider refused the refresh token for good; {@code error} is the provider's own code,
     * unchecked.
     */
    default Decision<Connection, Connection> refreshRefused(int lease, String error, Instant now) {
        return unchanged(this);
    }

    /** Records that the provider refused the host's own configuration: the token is neither used nor lost. */
    default Decision<Connection, Connection> misconfigured(int lease, String error, Instant now) {
        return unchanged(this);
    }

    /** Records that the request was certainly not sent. */
    default Decision<Connection, Connection> notSent(int lease, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that the provider put the request off, unexamined, and that it asked for this pause. */
    default Decision<Connection, Connection> putOff(
            int lease, Duration retryAfter, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that the issuer wants the user before it renews the credential, which stays valid. */
    default Decision<Connection, Connection> userRequired(
            int lease, UpdateReason reason, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that no clear answer came: the token may have been used. */
    default Decision<Connection, Connection> unanswered(int lease, ConnectionRules rules, Instant now) {
        return unanswered(lease, Duration.ZERO, rules, now);
    }

    /** Records that no clear answer came, and that the provider asked for this pause. */
    default Decision<Connection, Connection> unanswered(
            int lease, Duration retryAfter, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that the API refused a call because of the credential of that version: no proof that it is dead. */
    default Decision<Connection, Connection> accessRefused(int version, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that the issuer of the access token of that version says that the token is dead. */
    default Decision<Connection, Connection> accessEnded(int version, ConnectionRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that the API accepted the credential of that version. */
    default Decision<Connection, Connection> accessSucceeded(int version, Instant now) {
        return unchanged(this);
    }

    /** Records that the provider no longer knows the login. */
    default Decision<Connection, Connection> loginGone(Instant now) {
        return unchanged(this);
    }

    /** Records that the provider needs the user. */
    default Decision<Connection, Connection> updateRequired(UpdateReason reason, Instant now) {
        return unchanged(this);
    }

    /** Records a webhook that says the user revoked the permission. */
    default Decision<Connection, Connection> permissionRevoked(Instant now) {
        return unchanged(this);
    }

    /** Records that the login will need its user from an instant on, as far as cause and instant are known. */
    default Decision<Connection, Connection> endAnnounced(Option<UpdateCause> cause, Option<Instant> at, Instant now) {
        return unchanged(this);
    }

    /** Records the status that the provider reported; a poll sent before the last change is ignored. */
    default Decision<Connection, Connection> statusPolled(RemoteStatus status, Instant now) {
        return unchanged(this);
    }

    /** Records that update mode does not open: the permission that the user revoked cannot be repaired. */
    default Decision<Connection, Connection> updateImpossible(Instant now) {
        return unchanged(this);
    }

    /** Stores the same tokens sealed under another key; of {@code same} only the seals count. */
    default Decision<Connection, Connection> reencrypted(int version, SealedCredential same, Instant now) {
        return version == data().credentialVersion()
                ? sealedCredential()
                        .fold(
                                () -> unchanged(this),
                                credential -> Decision.to(
                                        with(credential.sealedAs(same)), EventType.CREDENTIAL_REENCRYPTED.at(now)))
                : unchanged(this);
    }

    /** Closes the connection; the rest of its credential is to be revoked at the provider. */
    default Decision<Connection, Connection> close(Instant now) {
        return unchanged(this);
    }

    /** Records that the provider no longer accepts the credential. */
    default Decision<Connection, Connection> revoked(Instant now) {
        return unchanged(this);
    }

    @Override
    default Decision<Connection, Connection> applyDeadlines(Instant now) {
        return unchanged(this);
    }

    /** The instant from which a scheduler renews the credential, though nobody asks for it; none if never. */
    default Option<Instant> renewsAt() {
        return Option.none();
    }

    /** The stored credential; none if there is none. */
    default Option<SealedCredential> sealedCredential() {
        return Option.none();
    }

    /** Returns true if the provider has a login whose health counts. */
    default boolean hasLogin() {
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

    /** Maps each state: a new state does not compile until every caller handles it. */
    <T> T match(Cases<T> cases);

    /** One function for each state. */
    record Cases<T>(
            Function<AwaitingAuthorization, T> awaitingAuthorization,
            Function<Connected, T> connected,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Refreshing, T> refreshing,
            Function<InDoubt, T> inDoubt,
            Function<Unauthenticated, T> unauthenticated,
            Function<Closed, T> closed) {}
}
