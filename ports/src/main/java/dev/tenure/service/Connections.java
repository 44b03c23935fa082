package dev.tenure.service;

import static dev.tenure.decision.Decision.refused;

import dev.tenure.connection.Closed;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.Pause;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Credentials that others issued, kept for calling their API: each is renewed by one caller at a time across all nodes,
 * and given up only when the other side refuses exactly it. Nothing here waits. Thread-safe.
 */
public final class Connections {
    private static final int PAGE = 100;

    private final ConnectionRepository connections;
    private final ServiceContext context;
    private final ConnectionWiring wiring;
    private final ConnectionCommands commands;
    private final CredentialRenewal renewal;

    Connections(ConnectionRepository connections, ServiceContext context, ConnectionWiring wiring) {
        this.connections = connections;
        this.context = context;
        this.wiring = wiring;
        this.commands = new ConnectionCommands(connections, context, wiring.safe());
        this.renewal = new CredentialRenewal(commands, wiring::issuer);
    }

    /** A connection to be, before its user is sent to the other side. */
    public Either<Rejection, ConnectionId> open(NewConnection request) {
        var now = commands.now();
        return context.profiles().forNew(request.profile(), now).flatMap(profile -> {
            var data = ConnectionData.builder()
                    .id(new ConnectionId(context.mint().name()))
                    .configuration(request.configuration())
                    .environment(context.profiles().environment())
                    .build();
            return commands.add(Connection.open(data, now)).map(Connection::id);
        });
    }

    /** How it stands at this instant; its tokens stay sealed. */
    public Either<Rejection, Connection> find(ConnectionId id) {
        return commands.look(id);
    }

    /** All of this profile that the other side calls so: mostly one. */
    public Seq<ConnectionId> findByRemoteId(String profile, RemoteId remoteId) {
        var page = connections.findByRemoteId(profile, remoteId, Option.none(), PAGE);
        var all = page;
        while (page.size() == PAGE) {
            page = connections.findByRemoteId(
                    profile, remoteId, Option.of(page.last().state().id()), PAGE);
            all = all.appendAll(page);
        }
        return all.map(Versioned::state).map(Connection::id);
    }

    /**
     * The user went through Link: unless the same login is held already, the public token is to be exchanged. If this one's
     * permission was taken back, what it brings belongs to a new connection: {@link #completeAuthorization} refuses it here, where rules
     * do not let a held credential be replaced.
     */
    public Either<Rejection, Connection> linkSucceeded(ConnectionId id, Option<ConnectionId> duplicate) {
        return commands.change(id, (connection, rules, now) -> connection.linkSucceeded(duplicate));
    }

    /** The exchange was refused: the user has to go through Link again. */
    public Either<Rejection, Connection> exchangeFailed(ConnectionId id) {
        return commands.change(id, (connection, rules, now) -> connection.exchangeFailed(now));
    }

    /** What an authorization brought, the first or a later one; id and configuration stay. */
    public Either<Rejection, Credential> completeAuthorization(ConnectionId id, TokenResponse response) {
        return commands.keep(id, (connection, rules, now) -> {
                    var fresh = commands.cipher()
                            .next(
                                    connection.data(),
                                    rules,
                                    response.access(),
                                    response.refresh(),
                                    response.askedAt(),
                                    response.expiresIn());
                    return connection.completeAuthorization(fresh, response.remoteId(), rules, now);
                })
                .map(connection -> credentialOf(connection, response.access()));
    }

    /** A credential for calls for data: {@link Rejection.Busy} while another caller renews it. */
    public Either<Rejection, Credential> credentialFor(ConnectionId id) {
        return credentialFor(id, Purpose.DATA);
    }

    /** A credential for this use: {@link Rejection.Busy} while another caller renews it. */
    public Either<Rejection, Credential> credentialFor(ConnectionId id, Purpose use) {
        return renewal.acquire(id, use);
    }

    /** The same, asked again after each pause for as long as they are not longer than this together. */
    public Either<Rejection, Credential> credentialFor(ConnectionId id, Purpose use, Duration atMost, Pause pause)
            throws InterruptedException {
        var left = atMost;
        while (true) {
            var reply = credentialFor(id, use);
            if (reply.isRight() || !(reply.getLeft() instanceof Rejection.Busy busy)) return reply;
            left = left.minus(busy.retryAfter());
            if (left.isNegative()) return reply;
            pause.waitFor(busy.retryAfter());
        }
    }

    /** One try more after the last of the attempts, when somebody has seen to it. */
    public Either<Rejection, Credential> retryOnce(ConnectionId id) {
        return renewal.retryOnce(id);
    }

    /** The other side replaced the access token at our request; a refresh token there was goes on. */
    public Either<Rejection, Credential> accessTokenReplaced(Credential old, Secret access, Instant askedAt) {
        return commands.keep(
                        old.connection(),
                        (connection, rules, now) -> accessTokenReplaced(connection, old, access, rules, askedAt, now))
                .map(connection -> credentialOf(connection, access));
    }

    private Decision<Connection, Connection> accessTokenReplaced(
            Connection connection, Credential old, Secret access, ConnectionRules rules, Instant askedAt, Instant now) {
        var data = connection.data();
        var kept = connection.sealedCredential();
        var refresh = kept.flatMap(credential -> commands.cipher().refresh(data, credential));
        if (kept.exists(it -> it.refresh().isDefined()) && refresh.isEmpty())
            return refused(connection, new Rejection.VaultShut(kept.get().key()));
        var fresh = commands.cipher().next(data, rules, access, refresh, askedAt, Option.none());
        return connection.accessTokenReplaced(old.version(), fresh, now);
    }

    private static Credential credentialOf(Connection connection, Secret access) {
        return new Credential(
                connection.id(),
                connection.data().credentialVersion(),
                access,
                connection.sealedCredential().flatMap(kept -> kept.safeUntil()));
    }

    /** What the other side's API said to a call with this credential; about an older one it changes nothing. */
    public Either<Rejection, Connection> callFailed(Credential used, ApiError error) {
        return commands.keep(
                used.connection(), (connection, rules, now) -> error.applyTo(connection, used.version(), now));
    }

    /** A verified webhook: what it says of trouble counts at once, and how the login stands is asked in any case. */
    public Either<Rejection, Connection> webhookReceived(ConnectionId id, WebhookSignal signal) {
        return commands.keep(id, (connection, rules, now) -> signal.applyTo(connection, now))
                .peek(this::poll);
    }

    /** How the other side says the login stands; if something was heard since it was asked, it is asked again. */
    public Either<Rejection, Connection> statusPolled(ConnectionId id, RemoteStatus status) {
        return commands.keep(id, (connection, rules, now) -> {
                    var isOld = status.asked() < connection.data().healthVersion();
                    return connection.statusPolled(status, now).mapReply(seen -> new Seen(seen, isOld));
                })
                .peek(seen -> {
                    if (seen.isOld()) poll(seen.connection());
                })
                .map(Seen::connection);
    }

    private void poll(Connection connection) {
        if (connection.hasCredential())
            wiring.statusPoller().ask(connection.id(), connection.data().healthVersion());
    }

    /** The user went through update mode. */
    public Either<Rejection, Connection> updateSucceeded(ConnectionId id) {
        return commands.keep(id, (connection, rules, now) -> connection.updateSucceeded(now));
    }

    /** Update mode does not open for what the user took back. */
    public Either<Rejection, Connection> updateImpossible(ConnectionId id) {
        return commands.keep(id, (connection, rules, now) -> connection.updateImpossible(now));
    }

    /** The operator has mended the set-up that the other side refused. */
    public Either<Rejection, Connection> resume(ConnectionId id) {
        return commands.keep(id, (connection, rules, now) -> connection.resumed(now));
    }

    /**
     * Ends it, and gives back what is left of the credential. If the other side does not confirm that, it is kept, sealed
     * and of no use here; called again, it is tried again.
     */
    public Either<Rejection, Closed> close(ConnectionId id) {
        return commands.end(id, (connection, rules, now) -> connection.close(now))
                .flatMap(this::revoke);
    }

    private Either<Rejection, Closed> revoke(Connection connection) {
        var data = connection.data();
        var back = connection
                .sealedCredential()
                .flatMap(kept -> commands.cipher().refresh(data, kept).orElse(() -> commands.cipher()
                        .access(data, kept)))
                .exists(token -> wiring.issuer(data.configuration().profile()).revoke(data.configuration(), token));
        return (back
                        ? commands.keep(connection.id(), (closed, rules, now) -> closed.revoked(now))
                        : Either.<Rejection, Connection>right(connection))
                .map(Closed.class::cast);
    }

    /** Seals up to {@code limit} connections anew whose credential is not under the current key, after this one. */
    public ReencryptionResult reencrypt(Option<ConnectionId> after, int limit) {
        var batch = connections.notSealedUnder(commands.cipher().currentKey(), after, limit);
        var replies = batch.map(id -> Tuple.of(id, reencrypted(id)));
        var shut = replies.filter(reply -> isShut(reply._2())).map(Tuple2::_1);
        return new ReencryptionResult(
                replies.count(reply -> reply._2().isRight()), shut, Option.when(batch.size() == limit, batch::last));
    }

    private static boolean isShut(Either<Rejection, Connection> reply) {
        return reply.swap().exists(why -> why.code() == RejectionCode.VAULT_SHUT);
    }

    private Either<Rejection, Connection> reencrypted(ConnectionId id) {
        return commands.change(id, (connection, rules, now) -> connection
                .sealedCredential()
                .fold(() -> Decision.unchanged(connection), kept -> commands.cipher()
                        .anew(connection.data(), kept)
                        .fold(
                                () -> refused(connection, new Rejection.VaultShut(kept.key())),
                                same -> connection.reencrypted(connection.data().credentialVersion(), same, now))));
    }

    private record Seen(Connection connection, boolean isOld) {}
}
