package dev.tenure.service;

import dev.tenure.connection.Acquisition;
import dev.tenure.connection.Acquisition.RefreshLease;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.SealedCredential;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.RefreshResult.Renewed;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Returns a credential, and renews it first if that is due: it records the claim, sends the refresh token, and stores
 * the answer. Between claim and answer there is no lock and no transaction.
 */
final class CredentialRenewal {
    private static final int TRIES_TO_KEEP = 3;

    private final ConnectionCommands commands;
    private final Map<String, Issuer> issuers;

    CredentialRenewal(ConnectionCommands commands, Map<String, Issuer> issuers) {
        this.commands = commands;
        this.issuers = issuers;
    }

    /** Returns the credential, after a refresh by this caller if one is due and nobody else has the lease. */
    Either<Rejection, Credential> acquire(ConnectionId id, Purpose use) {
        return run(id, use, (connection, rules, now) -> connection.acquire(use, rules, now));
    }

    /** Returns the credential by the one attempt that is left after the last automatic one. */
    Either<Rejection, Credential> retryOnce(ConnectionId id) {
        return run(id, Purpose.MANAGEMENT, Connection::retryOnce);
    }

    private Either<Rejection, Credential> run(
            ConnectionId id, Purpose use, ConnectionCommands.Command<Acquisition> command) {
        var begun = commands.now();
        var claimed = commands.claim(
                id,
                (connection, rules, now) ->
                        prepared(connection, rules.sendBy(begun), command.decide(connection, rules, now)));
        if (claimed.isLeft()) return Either.left(claimed.getLeft());
        var lent = claimed.get();
        return lent.isRight() ? Either.right(lent.get()) : renewed(lent.getLeft(), use);
    }

    /** Decides on a claim; a credential that cannot be opened or sent is not claimed. */
    private Decision<Connection, Either<Sending, Credential>> prepared(
            Connection connection, Instant sendBy, Decision<Connection, Acquisition> decision) {
        var lent = decision.reply()
                .flatMap(acquisition -> acquisition.match(
                        ready ->
                                commands.opened(connection, ready.credential()).map(Either::<Sending, Credential>right),
                        lease -> sending(connection, lease, sendBy).map(Either::<Sending, Credential>left)));
        return lent.isLeft() ? Decision.refused(connection, lent.getLeft()) : decision.withReply(lent);
    }

    private Either<Rejection, Sending> sending(Connection connection, RefreshLease lease, Instant sendBy) {
        var issuer = issuers.get(connection.data().configuration().profile()).get();
        return commands.cipher()
                .refresh(connection.data(), lease.credential())
                .map(token -> new Sending(connection, lease, sendBy, token, issuer))
                .toEither(() -> new Rejection.VaultShut(lease.credential().key()));
    }

    /**
     * Sends the refresh token. A failure is recorded; the caller gets the current credential, even if another caller
     * renewed it.
     */
    private Either<Rejection, Credential> renewed(Sending sending, Purpose use) {
        var askedAt = commands.now();
        var result = answer(sending, askedAt);
        var stored = result instanceof Renewed renewed
                ? kept(sending, renewed, askedAt)
                : commands.keep(sending.id(), (held, rules, now) -> sending.failed(held, result, rules, now));
        return stored.flatMap(held -> commands.acquired(held, use));
    }

    /** Asks the issuer. An exception may come after the request was sent: the doubt is stored before it is rethrown. */
    private RefreshResult answer(Sending sending, Instant askedAt) {
        try {
            return sending.mayStart(askedAt) ? sending.send() : new RefreshResult.NotSent();
        } catch (RuntimeException | Error broken) {
            keepDoubt(sending, broken);
            throw broken;
        }
    }

    private void keepDoubt(Sending sending, Throwable broken) {
        var silence = new RefreshResult.NoAnswer(Option.none());
        try {
            var kept = commands.keep(sending.id(), (held, rules, now) -> sending.failed(held, silence, rules, now));
            if (kept.isLeft()) broken.addSuppressed(new IllegalStateException("the doubt was not kept"));
        } catch (StoreUnavailable | OutcomeUnknown alsoLost) {
            broken.addSuppressed(alsoLost);
        }
    }

    /** Stores the answer; if the connection has ended, revokes it at the provider. */
    private Either<Rejection, Connection> kept(Sending sending, Renewed answer, Instant askedAt) {
        var rules = commands.rulesOf(sending.connection());
        if (rules.isLeft()) return Either.left(rules.getLeft());
        var stored = stored(sending, sealed(sending, answer, rules.get(), askedAt));
        if (stored.swap().exists(CredentialRenewal::isOver)) sending.revoke(answer);
        return stored;
    }

    /** Excludes a superseded credential: the one that replaced it may descend from the same authorization. */
    private static boolean isOver(Rejection why) {
        return why.code() == RejectionCode.UNAUTHENTICATED || why.code() == RejectionCode.CONNECTION_CLOSED;
    }

    private SealedCredential sealed(Sending sending, Renewed answer, ConnectionRules rules, Instant askedAt) {
        return commands.cipher()
                .next(
                        sending.connection().data(),
                        rules,
                        answer.access(),
                        answer.refresh().orElse(Option.of(sending.token())),
                        askedAt,
                        answer.expiresIn());
    }

    /**
     * Stores the only copy of a credential: if the store fails, tries again, and finally asks for the stored
     * credential.
     */
    private Either<Rejection, Connection> stored(Sending sending, SealedCredential fresh) {
        Option<RuntimeException> failure = Option.none();
        for (var tries = 0; tries < TRIES_TO_KEEP; tries++) {
            try {
                var reply = commands.keep(
                        sending.id(),
                        (held, rules, now) -> held.renewed(sending.lease().version(), fresh, now));
                return failure.isDefined() && reply.isLeft()
                        ? commands.confirmed(sending.id(), fresh).getOrElse(reply)
                        : reply;
            } catch (StoreUnavailable | OutcomeUnknown broken) {
                failure = Option.of(failure.fold(() -> broken, earlier -> together(earlier, broken)));
            }
        }
        throw failure.get();
    }

    /** Combines two failures: if one attempt may have been stored, the outcome is unknown, whatever the others say. */
    private static RuntimeException together(RuntimeException earlier, RuntimeException later) {
        var isUnknown = earlier instanceof OutcomeUnknown;
        var said = isUnknown ? earlier : later;
        var other = isUnknown ? later : earlier;
        if (said != other) said.addSuppressed(other);
        return said;
    }

    /**
     * One refresh token being sent, under a lease.
     *
     * @param sendBy the deadline for sending by this node's clock, which may be behind the clock that counts the lease
     */
    private record Sending(Connection connection, RefreshLease lease, Instant sendBy, Secret token, Issuer issuer) {
        ConnectionId id() {
            return connection.id();
        }

        boolean mayStart(Instant now) {
            return now.isBefore(sendBy) && lease.lease().mayStillSend(now);
        }

        RefreshResult send() {
            return issuer.refresh(connection.data().configuration(), token);
        }

        void revoke(Renewed unused) {
            issuer.revoke(connection.data().configuration(), unused.refresh().getOrElse(unused::access));
        }

        /** Records an answer without a new credential. */
        Decision<Connection, Connection> failed(
                Connection held, RefreshResult result, ConnectionRules rules, Instant now) {
            var number = lease.lease().number();
            return result.match(new RefreshResult.Cases<>(
                    renewed -> Decision.unchanged(held),
                    refused -> held.refreshRefused(number, refused.error(), now),
                    wrong -> held.misconfigured(number, wrong.error(), now),
                    notSent -> held.notSent(number, rules, now),
                    silence -> held.unanswered(number, silence.retryAfter(), rules, now)));
        }
    }
}
