package dev.tenure.service;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.SealedCredential;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Profile;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The way every command on a connection goes: read, decide under its rules, store. */
final class ConnectionCommands {
    private final ConnectionRepository connections;
    private final ServiceContext context;
    private final CredentialCipher cipher;
    private final Attempt<ConnectionId, Connection> attempt;

    ConnectionCommands(ConnectionRepository connections, ServiceContext context, CredentialCipher cipher) {
        this.connections = connections;
        this.context = context;
        this.cipher = cipher;
        this.attempt = new Attempt<>(connections, context.clock(), RetryLimit.MANY_TIMES);
    }

    CredentialCipher safe() {
        return cipher;
    }

    Instant now() {
        return context.clock().now();
    }

    /** As it is at this instant; nothing is written. */
    Either<Rejection, Connection> look(ConnectionId id) {
        return found(id).flatMap(this::settled);
    }

    private Either<Rejection, Connection> settled(Versioned<Connection> found) {
        return context.clock()
                .contextFor(found, now())
                .map(context -> found.state().settle(context).next());
    }

    /** A command that gives up when it keeps losing. */
    <R> Either<Rejection, R> change(ConnectionId id, Command<R> command) {
        return attempt.change(() -> candidate(id, command));
    }

    /** The same for a claim: two callers at one instant make the same one, so only what surely was stored is had. */
    <R> Either<Rejection, R> claim(ConnectionId id, Command<R> command) {
        return attempt.withoutLooking().change(() -> candidate(id, command));
    }

    /** A command that must not lose: what the other side gave or said is kept. */
    <R> Either<Rejection, R> keep(ConnectionId id, Command<R> command) {
        return attempt.keep(() -> candidate(id, command));
    }

    /** A command that ends the connection. */
    <R> Either<Rejection, R> end(ConnectionId id, Command<R> command) {
        return attempt.end(() -> candidate(id, command));
    }

    private <R> Either<Rejection, Candidate<ConnectionId, Connection, R>> candidate(
            ConnectionId id, Command<R> command) {
        return found(id).flatMap(found -> rulesOf(found.state())
                .map(rules -> new Candidate<>(
                        id,
                        found,
                        (connection, context) ->
                                connection.decide(context, settled -> command.decide(settled, rules, context.now())))));
    }

    private Either<Rejection, Versioned<Connection>> found(ConnectionId id) {
        return connections.find(id).toEither(Rejection.NotFound::new);
    }

    Either<Rejection, ConnectionRules> rulesOf(Connection connection) {
        var data = connection.data();
        return context.tokens()
                .profileOf(data.configuration().profile(), data.environment())
                .map(Profile::connections);
    }

    /** What a caller gets of a connection as it is, who brings nothing new about. */
    Either<Rejection, Credential> acquired(Connection connection, Purpose use) {
        return rulesOf(connection).flatMap(rules -> connection
                .acquire(use, rules, now())
                .reply()
                .flatMap(acquisition -> acquisition.match(
                        ready -> opened(connection, ready.credential()),
                        claim -> Either.left(new Rejection.Busy(rules.busyPause())))));
    }

    /** The credential of this connection in clear. */
    Either<Rejection, Credential> opened(Connection connection, SealedCredential kept) {
        var data = connection.data();
        return cipher.access(data, kept)
                .map(access -> new Credential(data.id(), data.credentialVersion(), access, kept.safeUntil()))
                .toEither(() -> new Rejection.VaultShut(kept.key()));
    }

    /** As it is at this instant, and as durable as a commit, if this very credential is what is kept now. */
    Option<Either<Rejection, Connection>> confirmed(ConnectionId id, SealedCredential credential) {
        var found = keeping(id, credential);
        while (found.exists(it -> !connections.confirm(it))) found = keeping(id, credential);
        return found.map(this::settled);
    }

    private Option<Versioned<Connection>> keeping(ConnectionId id, SealedCredential credential) {
        return connections
                .find(id)
                .filter(found -> found.state().sealedCredential().contains(credential));
    }

    /** A command on a connection under the rules that it follows. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Connection, R> decide(Connection connection, ConnectionRules rules, Instant now);
    }
}
