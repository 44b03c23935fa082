package dev.tenure.service;

import static dev.tenure.decision.Decision.refused;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.connection.SealedCredential;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.NewTokens;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Credentials that providers issued, stored for calls to their APIs. One caller at a time renews a credential, across
 * all nodes, and a credential is given up only if the provider refuses exactly that one. Nothing here waits, except
 * in the sleeper that a caller passes. Thread-safe.
 */
public final class Connections {
    private final ServiceContext context;
    private final Map<String, Issuer> issuers;
    private final ConnectionCommands commands;
    private final ConnectionQueries queries;
    private final CredentialRenewal renewal;
    private final CredentialReencryption reencryption;
    private final KeepAlive keepAlive;
    private final Authorization authorization;
    private final BlockedResumption resumption;

    Connections(ConnectionRepository connections, ServiceContext context, ConnectionWiring wiring) {
        this.context = context;
        this.commands = new ConnectionCommands(connections, context, wiring.cipher());
        this.queries = new ConnectionQueries(connections, context);
        this.issuers = wiring.issuersByName();
        this.renewal = new CredentialRenewal(commands, issuers);
        this.reencryption = new CredentialReencryption(connections, commands);
        this.authorization = new Authorization(commands, issuers, wiring.statusPoller());
        this.keepAlive = new KeepAlive(connections, commands, renewal);
        this.resumption = new BlockedResumption(queries, commands);
    }

    /** Opens a connection, before its user is sent to the provider. */
    public Either<Rejection, ConnectionId> open(NewConnection request) {
        var now = commands.now();
        return context.profiles().forNew(request.profile(), now).flatMap(profile -> {
            var data = ConnectionData.builder()
                    .id(new ConnectionId(context.mint().randomId()))
                    .configuration(request.configuration())
                    .environment(context.environment())
                    .byApp(request.byApp())
                    .build();
            return commands.add(Connection.open(data, now)).map(Connection::id);
        });
    }

    /** Finds a connection as it is at this instant. */
    public Either<Rejection, ConnectionView> find(ConnectionId id) {
        return commands.look(id).map(ConnectionView::of);
    }

    /**
     * Returns the first {@code limit} connections that match a filter at this instant, in the order of their ids. A
     * connection that cannot be read is reported, and hides no other.
     */
    public Page<ConnectionView, ConnectionId> list(ConnectionFilter filter, int limit) {
        return queries.list(filter, Option.none(), limit);
    }

    /** Returns the next {@code limit} connections after this one, which need not match any longer. */
    public Page<ConnectionView, ConnectionId> list(ConnectionFilter filter, ConnectionId after, int limit) {
        return queries.list(filter, Option.of(after), limit);
    }

    /**
     * Records that the user went through Link, and claims the exchange of the public token: one caller may exchange it,
     * for as long as a refresh may take; others are {@link Rejection.Busy}, and so are repetitions. If the user revoked
     * this connection's permission, the new login belongs to a new connection: {@link #completeAuthorization} refuses it
     * here if the rules do not allow a working credential to be replaced.
     *
     * @param publicToken the token to exchange, of which only a hash is stored
     * @param issuedAt the instant at which the provider issued it; a token that has ended by now sends the user back to
     *     Link [plaid:public-token]
     */
    public Either<Rejection, ConnectionView> linkSucceeded(ConnectionId id, Secret publicToken, Instant issuedAt) {
        var hash = TokenHash.of(TokenKind.PUBLIC, context.environment(), publicToken);
        return commands.claim(id, (connection, rules, now) -> connection.linkSucceeded(hash, issuedAt, rules, now))
                .map(ConnectionView::of);
    }

    /** Records that the user chose a login that another connection already has; the host exchanges nothing. */
    public Either<Rejection, ConnectionView> linkSucceeded(ConnectionId id, ConnectionId duplicate) {
        return commands.change(id, (connection, rules, now) -> connection.linkSucceeded(duplicate))
                .map(ConnectionView::of);
    }

    /** Records that the provider refused the exchange: the user has to go through Link again. */
    public Either<Rejection, ConnectionView> exchangeFailed(ConnectionId id) {
        return commands.change(id, (connection, rules, now) -> connection.exchangeFailed(now))
                .map(ConnectionView::of);
    }

    /**
     * Stores the credential of an authorization, the first or a later one; id and configuration stay the same. Refuses
     * one for another login than the connection has, as {@link Rejection.DifferentAccount}: the host may open a
     * connection of its own for it, {@link #switchAccount switch} to it, or revoke it.
     */
    public Either<Rejection, Credential> completeAuthorization(ConnectionId id, TokenResponse response) {
        return authorization.complete(id, response);
    }

    /** Stores the credential of an authorization for whatever login the user chose; an event names both. */
    public Either<Rejection, Credential> switchAccount(ConnectionId id, TokenResponse response) {
        return authorization.switchAccount(id, response);
    }

    /**
     * Obtains the first credential of a connection that was opened {@link NewConnection#byApp by the app}; the later
     * ones are obtained when they are asked for. A failure changes nothing, and may be tried again.
     */
    public Either<Rejection, Credential> authorizeByApp(ConnectionId id) {
        return authorization.obtain(id);
    }

    /** Returns a credential for data calls; {@link Rejection.Busy} while another caller renews it. */
    public Either<Rejection, Credential> credentialFor(ConnectionId id) {
        return renewal.acquire(id, Purpose.DATA);
    }

    /** Returns a credential for this use; {@link Rejection.Busy} while another caller renews it. */
    public Either<Rejection, Credential> credentialFor(ConnectionId id, Purpose use) {
        return renewal.acquire(id, use);
    }

    /** Returns a credential for this use; while it is busy, sleeps and tries again, for this long at most. */
    public Either<Rejection, Credential> credentialFor(ConnectionId id, Purpose use, Duration atMost, Sleeper sleeper)
            throws InterruptedException {
        var left = atMost;
        while (true) {
            var reply = credentialFor(id, use);
            if (reply.isRight() || !(reply.getLeft() instanceof Rejection.Busy busy)) return reply;
            left = left.minus(busy.retryAfter());
            if (left.isNegative()) return reply;
            sleeper.sleep(busy.retryAfter());
        }
    }

    /**
     * Stores the access token that the provider issued in place of the old one at the host's request; a refresh token
     * stays.
     */
    public Either<Rejection, Credential> accessTokenReplaced(Credential old, Secret access, Instant askedAt) {
        return commands.record(
                        old.connection(),
                        (connection, rules, now) -> accessTokenReplaced(connection, old, access, rules, askedAt, now))
                .map(connection -> Credential.of(connection, access));
    }

    private Decision<Connection, Connection> accessTokenReplaced(
            Connection connection, Credential old, Secret access, ConnectionRules rules, Instant askedAt, Instant now) {
        var data = connection.data();
        var sealed = connection.sealedCredential();
        var refresh = sealed.flatMap(credential -> commands.cipher().refresh(data, credential));
        if (sealed.exists(it -> it.refresh().isDefined()) && refresh.isEmpty())
            return refused(connection, new Rejection.VaultShut(sealed.get().key()));
        var fresh = commands.cipher()
                .next(data, rules, new NewTokens(access, refresh, Option.none(), Option.none(), askedAt))
                .withRefreshAsBefore(sealed);
        return connection.accessTokenReplaced(old.version(), fresh, rules, now);
    }

    /**
     * Records an error of the provider's API to a call with this credential; an error about an older one changes
     * nothing.
     */
    public Either<Rejection, ConnectionView> callFailed(Credential used, ApiError error) {
        return commands.record(
                        used.connection(),
                        (connection, rules, now) -> error.applyTo(connection, used.version(), rules, now))
                .map(ConnectionView::of);
    }

    /**
     * Records that the provider's API accepted this credential. One call for each credential is enough, and one after
     * each refusal: the first success ends a pause, and restores a connection whose user was asked for only because the
     * API refused its credentials. A success of an older credential changes nothing.
     */
    public Either<Rejection, ConnectionView> callSucceeded(Credential used) {
        return commands.record(
                        used.connection(), (connection, rules, now) -> connection.accessSucceeded(used.version(), now))
                .map(ConnectionView::of);
    }

    /**
     * Records a verified webhook: trouble counts at once, and the provider is asked for the login's status in any case.
     */
    public Either<Rejection, ConnectionView> webhookReceived(ConnectionId id, WebhookSignal signal) {
        return commands.record(id, (connection, rules, now) -> signal.applyTo(connection, now))
                .peek(authorization::poll)
                .map(ConnectionView::of);
    }

    /** Records the status of a login; if anything else was recorded since the poll, the provider is asked again. */
    public Either<Rejection, ConnectionView> statusPolled(ConnectionId id, RemoteStatus status) {
        return commands.record(id, (connection, rules, now) -> {
                    var isOld = status.asked() < connection.data().healthVersion();
                    return connection.statusPolled(status, now).mapReply(seen -> new Seen(seen, isOld));
                })
                .peek(seen -> {
                    if (seen.isOld()) authorization.poll(seen.connection());
                })
                .map(seen -> ConnectionView.of(seen.connection()));
    }

    /** Records that the user went through update mode. */
    public Either<Rejection, ConnectionView> updateSucceeded(ConnectionId id) {
        return commands.record(id, (connection, rules, now) -> connection.updateSucceeded(now))
                .map(ConnectionView::of);
    }

    /** Records that update mode does not open, since the user revoked the permission. */
    public Either<Rejection, ConnectionView> updateImpossible(ConnectionId id) {
        return commands.record(id, (connection, rules, now) -> connection.updateImpossible(now))
                .map(ConnectionView::of);
    }

    /**
     * Records that the operator corrected the configuration that the provider refused, or looked into a trouble: what
     * was blocked or paused is tried again at once.
     */
    public Either<Rejection, ConnectionView> resume(ConnectionId id) {
        return commands.record(id, (connection, rules, now) -> connection.resumed(now))
                .map(ConnectionView::of);
    }

    /**
     * Resumes the first {@code limit} blocked connections of a profile, once the operator has corrected the
     * configuration. One that others hold or change, or that cannot be read, does not stop the rest.
     */
    public ResumptionResult resumeBlocked(Profile profile, int limit) {
        return resumption.run(profile, Option.none(), limit);
    }

    /** Resumes the next {@code limit} blocked connections of a profile after this one. */
    public ResumptionResult resumeBlocked(Profile profile, ConnectionId after, int limit) {
        return resumption.run(profile, Option.of(after), limit);
    }

    /**
     * Closes a connection, and revokes its credential at the provider. If the provider does not confirm the revocation,
     * the credential stays stored, sealed and unusable here; another call tries again.
     */
    public Either<Rejection, ConnectionView> close(ConnectionId id) {
        return commands.end(id, (connection, rules, now) -> connection.close(now))
                .flatMap(this::revoke)
                .map(ConnectionView::of);
    }

    private Either<Rejection, Connection> revoke(Connection closed) {
        var configuration = closed.data().configuration();
        var isRevoked = closed.sealedCredential()
                .flatMap(credential -> revocable(closed.data(), credential))
                .exists(token -> issuers.get(configuration.profile()).get().revoke(configuration, token));
        return isRevoked
                ? commands.record(closed.id(), (connection, rules, now) -> connection.revoked(now))
                : Either.right(closed);
    }

    private Option<Secret> revocable(ConnectionData data, SealedCredential sealed) {
        return commands.cipher().refresh(data, sealed).orElse(() -> commands.cipher()
                .access(data, sealed));
    }

    /** Re-encrypts the first {@code limit} connections whose credential is not sealed under the current key. */
    public ReencryptionResult reencrypt(int limit) {
        return reencryption.run(Option.none(), limit);
    }

    /**
     * Re-encrypts the next {@code limit} connections after this one whose credential is not sealed under the current
     * key.
     */
    public ReencryptionResult reencrypt(ConnectionId after, int limit) {
        return reencryption.run(Option.of(after), limit);
    }

    /**
     * Renews the first {@code limit} credentials that are to be renewed though nobody asks for them: because their
     * refresh token nears its end, or because an answer was lost and the issuer's window is open. For the host's
     * scheduler, every few seconds; one caller at a time renews a credential, so that every node may run it.
     */
    public RenewalResult renewDue(int limit) {
        return keepAlive.run(Option.none(), limit);
    }

    /** Renews the next {@code limit} credentials after this one. */
    public RenewalResult renewDue(DueRenewal after, int limit) {
        return keepAlive.run(Option.of(after), limit);
    }

    private record Seen(Connection connection, boolean isOld) {}
}
