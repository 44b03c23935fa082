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
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
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
    private final ConnectionWiring wiring;
    private final Map<String, Issuer> issuers;
    private final ConnectionCommands commands;
    private final ConnectionQueries queries;
    private final CredentialRenewal renewal;
    private final CredentialReencryption reencryption;
    private final BlockedResumption resumption;

    Connections(ConnectionRepository connections, ServiceContext context, ConnectionWiring wiring) {
        this.context = context;
        this.wiring = wiring;
        this.commands = new ConnectionCommands(connections, context, wiring.cipher());
        this.queries = new ConnectionQueries(connections, context);
        this.issuers = wiring.issuersByName();
        this.renewal = new CredentialRenewal(commands, issuers);
        this.reencryption = new CredentialReencryption(connections, commands);
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
     * Records that the user went through Link; the host exchanges the public token next. If the user revoked this
     * connection's permission, the new login belongs to a new connection: {@link #completeAuthorization} refuses it
     * here if the rules do not allow a working credential to be replaced.
     */
    public Either<Rejection, ConnectionView> linkSucceeded(ConnectionId id) {
        return commands.change(id, (connection, rules, now) -> connection.linkSucceeded())
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

    /** Stores the credential of an authorization, the first or a later one; id and configuration stay the same. */
    public Either<Rejection, Credential> completeAuthorization(ConnectionId id, TokenResponse response) {
        return commands.record(id, (connection, rules, now) -> completeAuthorization(connection, response, rules, now))
                .map(connection -> Credential.of(connection, response.access()));
    }

    private Decision<Connection, Connection> completeAuthorization(
            Connection connection, TokenResponse response, ConnectionRules rules, Instant now) {
        var fresh = commands.cipher()
                .next(
                        connection.data(),
                        rules,
                        response.access(),
                        response.refresh(),
                        response.askedAt(),
                        response.expiresIn());
        return response.remoteId()
                .fold(
                        () -> connection.completeAuthorization(fresh, rules, now),
                        remoteId -> connection.completeAuthorization(fresh, remoteId, rules, now));
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

    /** Makes one more attempt after the last automatic one, once an operator has looked into it. */
    public Either<Rejection, Credential> retryOnce(ConnectionId id) {
        return renewal.retryOnce(id);
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
        var fresh = commands.cipher().next(data, rules, access, refresh, askedAt, Option.none());
        return connection.accessTokenReplaced(old.version(), fresh, now);
    }

    /**
     * Records an error of the provider's API to a call with this credential; an error about an older one changes
     * nothing.
     */
    public Either<Rejection, ConnectionView> callFailed(Credential used, ApiError error) {
        return commands.record(
                        used.connection(), (connection, rules, now) -> error.applyTo(connection, used.version(), now))
                .map(ConnectionView::of);
    }

    /**
     * Records a verified webhook: trouble counts at once, and the provider is asked for the login's status in any case.
     */
    public Either<Rejection, ConnectionView> webhookReceived(ConnectionId id, WebhookSignal signal) {
        return commands.record(id, (connection, rules, now) -> signal.applyTo(connection, now))
                .peek(this::poll)
                .map(ConnectionView::of);
    }

    /** Records the status of a login; if anything else was recorded since the poll, the provider is asked again. */
    public Either<Rejection, ConnectionView> statusPolled(ConnectionId id, RemoteStatus status) {
        return commands.record(id, (connection, rules, now) -> {
                    var isOld = status.asked() < connection.data().healthVersion();
                    return connection.statusPolled(status, now).mapReply(seen -> new Seen(seen, isOld));
                })
                .peek(seen -> {
                    if (seen.isOld()) poll(seen.connection());
                })
                .map(seen -> ConnectionView.of(seen.connection()));
    }

    private void poll(Connection connection) {
        if (connection.hasCredential())
            wiring.statusPoller().ask(connection.id(), connection.data().healthVersion());
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

    /** Records that the operator corrected the configuration that the provider refused. */
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

    private record Seen(Connection connection, boolean isOld) {}
}
