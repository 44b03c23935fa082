package dev.tenure.custody;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.principal.Timed;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Somebody else's credential, held for calling their API. A refresh token there works once, so one caller at a time may
 * send it, and an answer that got lost is no lost grant. Immutable; a command answers with the next state.
 *
 * <p>Commands are called through {@link #decide}: there, what time has done counts, recorded or not. A request that a
 * state does not take is refused with its {@link #standing()}; a report that does not concern it changes nothing.
 */
public sealed interface Custody extends Timed<Custody> permits Linking, Held, Unauthenticated, Closed {
    /** What it knows whatever its state. */
    Keeping keeping();

    /** Why this state refuses what it does not take. */
    Rejection standing();

    /** A custody to be: nothing was obtained yet. */
    static Decision<Custody, Custody> open(Keeping keeping, Instant now) {
        return Decision.to(new Linking(keeping), EventType.CUSTODY_OPENED.at(now));
    }

    // requests: refused unless the state takes them

    /** The user went through Link: whether the public token is to be exchanged. */
    default Decision<Custody, Custody> linkSucceeded(Option<CustodyId> duplicate) {
        return refused(this, standing());
    }

    /** The user authorised us, and this is what it brought. */
    default Decision<Custody, Custody> connected(
            Vaulted fresh, Option<Counterpart> counterpart, CustodyRules rules, Instant now) {
        return refused(this, standing());
    }

    /** The credential, or the task to renew it, which one caller has at a time. */
    default Decision<Custody, Loan> lend(Use use, CustodyRules rules, Instant now) {
        return refused(this, standing());
    }

    /** One try more, by hand, with what is left after the last of the attempts. */
    default Decision<Custody, Loan> retryOnce(CustodyRules rules, Instant now) {
        return refused(this, standing());
    }

    /** The other side gave this for the credential of that version. Kept whatever else happened, unless it is replaced. */
    default Decision<Custody, Custody> renewed(int version, Vaulted fresh, Instant now) {
        return refused(this, standing());
    }

    /** We had the other side replace the credential of that version, where it does so on demand. */
    default Decision<Custody, Custody> rotated(int version, Vaulted fresh, Instant now) {
        return refused(this, standing());
    }

    /** The user went through update mode: the credential stays. */
    default Decision<Custody, Custody> updateSucceeded(Instant now) {
        return refused(this, standing());
    }

    /** The operator mended the set-up: refreshes are sent again. */
    default Decision<Custody, Custody> resumed(Instant now) {
        return refused(this, standing());
    }

    // reports: nothing unless they concern the state

    /** The public token was refused: its user has to go through Link again. */
    default Decision<Custody, Custody> exchangeFailed(Instant now) {
        return unchanged(this);
    }

    /** The other side refused the refresh token, for good; {@code error} as it named it, whatever that is. */
    default Decision<Custody, Custody> refreshRefused(int lease, String error, Instant now) {
        return unchanged(this);
    }

    /** The other side refused our own set-up: the token is neither used nor lost. */
    default Decision<Custody, Custody> misconfigured(int lease, String error, Instant now) {
        return unchanged(this);
    }

    /** The request surely never left. */
    default Decision<Custody, Custody> notSent(int lease, CustodyRules rules, Instant now) {
        return unchanged(this);
    }

    /** No clear answer came; whether the token was used is in doubt. */
    default Decision<Custody, Custody> unanswered(
            int lease, Option<Duration> retryAfter, CustodyRules rules, Instant now) {
        return unchanged(this);
    }

    /** A call with the credential of that version was refused for the credential's sake. */
    default Decision<Custody, Custody> accessRefused(int version, Instant now) {
        return unchanged(this);
    }

    /** The other side knows the login no more. */
    default Decision<Custody, Custody> gone(Instant now) {
        return unchanged(this);
    }

    /** The other side wants its user. */
    default Decision<Custody, Custody> userNeeded(Trouble trouble, Instant now) {
        return unchanged(this);
    }

    /** A webhook says that the user took the permission back. */
    default Decision<Custody, Custody> permissionRevoked(Instant now) {
        return unchanged(this);
    }

    /** The login will need its user from then on. */
    default Decision<Custody, Custody> ending(Instant at, Instant now) {
        return unchanged(this);
    }

    /** How the other side says it stands; what was asked before the last change says nothing. */
    default Decision<Custody, Custody> observed(Snapshot snapshot, Instant now) {
        return unchanged(this);
    }

    /** Update mode does not open: what the user took back is gone. */
    default Decision<Custody, Custody> updateImpossible(Instant now) {
        return unchanged(this);
    }

    /** The same tokens, sealed under another key; of {@code same} only the seals count. */
    default Decision<Custody, Custody> reencrypted(int version, Vaulted same, Instant now) {
        return unchanged(this);
    }

    /** Ends it; what is left of the credential is to be given back. */
    default Decision<Custody, Custody> close(Instant now) {
        return unchanged(this);
    }

    /** The other side takes it no more. */
    default Decision<Custody, Custody> givenBack(Instant now) {
        return unchanged(this);
    }

    @Override
    default Decision<Custody, Custody> settle(Instant now) {
        return unchanged(this);
    }

    /** What is kept of its credential; none if there is nothing. */
    default Option<Vaulted> vaulted() {
        return Option.none();
    }

    /** Whether there is a login at the other side whose health counts. */
    default boolean isHeld() {
        return false;
    }

    @Override
    default Custody self() {
        return this;
    }

    @Override
    default CustodyId id() {
        return keeping().id();
    }

    @Override
    default Option<Instant> due() {
        return Option.none();
    }

    /** One answer for each state: a new state does not compile until everybody has one for it. */
    <T> T match(Cases<T> cases);

    /** An answer for each state. */
    record Cases<T>(
            Function<Linking, T> linking,
            Function<Connected, T> connected,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Refreshing, T> refreshing,
            Function<InDoubt, T> inDoubt,
            Function<Unauthenticated, T> unauthenticated,
            Function<Closed, T> closed) {}
}
