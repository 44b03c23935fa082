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
import dev.tenure.service.internal.NewTokens;
import dev.tenure.token.Purpose;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Returns a credential, and renews it first if that is due: it records the claim, sends the refresh token, and stores
 * the answer. Between claim and answer there is no lock and no transaction.
 */
final class CredentialRenewal {
    private static final int TRIES_TO_STORE = 3;
    private static final Set<RejectionCode> OVER =
            HashSet.of(RejectionCode.UNAUTHENTICATED, RejectionCode.CONNECTION_CLOSED, RejectionCode.NOT_FOUND);

    private final ConnectionCommands commands;
    private final Map<String, Issuer> issuers;

    CredentialRenewal(ConnectionCommands commands, Map<String, Issuer> issuers) {
        this.commands = commands;
        this.issuers = issuers;
    }

    /** Returns the credential, after a refresh by this caller if one is due and nobody else has the lease. */
    Either<Rejection, Credential> acquire(ConnectionId id, Purpose use) {
        var begun = commands.now();
        var retired = commands.retirement(begun);
        if (retired.isDefined()) return Either.left(retired.get());
        var claimed = commands.claim(
                id,
                (connection, rules, now) ->
                        prepared(connection, rules.sendBy(begun), connection.acquire(use, rules, now)));
        if (claimed.isLeft()) return Either.left(claimed.getLeft());
        var acquired = claimed.get();
        return acquired.isRight() ? Either.right(acquired.get()) : renewed(acquired.getLeft(), use);
    }

    /** Decides on a claim; a credential that cannot be opened or sent is not claimed. */
    private Decision<Connection, Either<RefreshRequest, Credential>> prepared(
            Connection connection, Instant sendBy, Decision<Connection, Acquisition> decision) {
        var acquired = decision.reply()
                .flatMap(acquisition -> acquisition.match(
                        ready -> commands.opened(connection, ready.credential())
                                .map(Either::<RefreshRequest, Credential>right),
                        lease -> request(connection, lease, sendBy).map(Either::<RefreshRequest, Credential>left)));
        return acquired.isLeft() ? Decision.refused(connection, acquired.getLeft()) : decision.withReply(acquired);
    }

    private Either<Rejection, RefreshRequest> request(Connection connection, RefreshLease lease, Instant sendBy) {
        var issuer = issuers.get(connection.data().configuration().profile()).get();
        var token = commands.cipher().refresh(connection.data(), lease.credential());
        return token.isEmpty() && !connection.data().byApp()
                ? Either.left(new Rejection.VaultShut(lease.credential().key()))
                : Either.right(new RefreshRequest(connection, lease, sendBy, token, issuer));
    }

    /**
     * Sends the refresh token. A failure is recorded; the caller gets the current credential, even if another caller
     * renewed it.
     */
    private Either<Rejection, Credential> renewed(RefreshRequest request, Purpose use) {
        var askedAt = commands.now();
        var result = answer(request, askedAt);
        var stored = result instanceof Renewed renewed
                ? stored(request, renewed, askedAt)
                : commands.record(request.id(), (current, rules, now) -> request.failed(current, result, rules, now));
        return stored.flatMap(current -> commands.acquired(current, use));
    }

    /** Asks the issuer. An exception may come after the request was sent: the doubt is stored before it is rethrown. */
    private RefreshResult answer(RefreshRequest request, Instant askedAt) {
        try {
            return request.mayStart(askedAt) ? request.send() : new RefreshResult.NotSent();
        } catch (RuntimeException | Error broken) {
            storeDoubt(request, broken);
            throw broken;
        }
    }

    private void storeDoubt(RefreshRequest request, Throwable broken) {
        var silence = new RefreshResult.NoAnswer(Option.none());
        try {
            var stored = commands.record(
                    request.id(), (current, rules, now) -> request.failed(current, silence, rules, now));
            if (stored.isLeft()) broken.addSuppressed(new IllegalStateException("the doubt was not stored"));
        } catch (StoreUnavailable | OutcomeUnknown alsoLost) {
            broken.addSuppressed(alsoLost);
        }
    }

    /** Stores the answer; if the connection has ended, revokes it at the provider. */
    private Either<Rejection, Connection> stored(RefreshRequest request, Renewed answer, Instant askedAt) {
        var rules = commands.rulesOf(request.connection());
        if (rules.isLeft()) return Either.left(rules.getLeft());
        var stored = stored(request, sealed(request, answer, rules.get(), askedAt));
        if (stored.swap().exists(CredentialRenewal::isOver)) request.revoke(answer);
        return stored;
    }

    /** Returns true if nobody will use the credential. One that superseded it may descend from the same authorization. */
    private static boolean isOver(Rejection why) {
        return OVER.contains(why.code());
    }

    private SealedCredential sealed(RefreshRequest request, Renewed answer, ConnectionRules rules, Instant askedAt) {
        var tokens = new NewTokens(
                answer.access(),
                answer.refresh().orElse(request.token()),
                answer.expiresIn(),
                answer.refreshExpiresIn(),
                askedAt);
        var fresh = commands.cipher().next(request.connection().data(), rules, tokens);
        return answer.refresh().isEmpty()
                ? fresh.withRefreshAsBefore(Option.of(request.lease().credential()))
                : fresh;
    }

    /**
     * Stores the only copy of a credential: if the store fails, tries again, and finally asks for the stored
     * credential.
     */
    private Either<Rejection, Connection> stored(RefreshRequest request, SealedCredential fresh) {
        Option<RuntimeException> failure = Option.none();
        for (var tries = 0; tries < TRIES_TO_STORE; tries++) {
            try {
                var reply = commands.record(
                        request.id(),
                        (current, rules, now) -> current.renewed(request.lease().version(), fresh, rules, now));
                return failure.isDefined() && reply.isLeft()
                        ? commands.confirmed(request.id(), fresh).getOrElse(reply)
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
}
