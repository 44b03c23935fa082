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
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.CredentialCipher;
import dev.tenure.service.internal.RetryLimit;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The way every command on a connection goes: read, decide under its rules, store. */
final class ConnectionCommands {
    private final ConnectionRepository connections;
    private final ServiceContext context;
    private final CredentialCipher cipher;
    private final Commands<ConnectionId, Connection> commands;

    ConnectionCommands(ConnectionRepository connections, ServiceContext context, CredentialCipher cipher) {
        this.connections = connections;
        this.context = context;
        this.cipher = cipher;
        this.commands = new Commands<>(connections, Connection::id, context.clock(), RetryLimit.MANY_TIMES);
    }

    CredentialCipher cipher() {
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

    Either<Rejection, Connection> add(Decision<Connection, Connection> decision) {
        return commands.add(decision);
    }

    /** A command that gives up when it keeps losing. */
    <R> Either<Rejection, R> change(ConnectionId id, Command<R> command) {
        return found(id)
                .flatMap(found -> rulesOf(found.state()).flatMap(rules -> commands.change(found, on(rules, command))));
    }

    /** A claim: two callers at one instant make the same one, so only what surely was stored is held. */
    <R> Either<Rejection, R> claim(ConnectionId id, Command<R> command) {
        return found(id).flatMap(found -> rulesOf(found.state())
                .flatMap(rules -> commands.withoutLooking().change(found, on(rules, command))));
    }

    /** A command that must not lose: it keeps what the provider issued or said. */
    <R> Either<Rejection, R> keep(ConnectionId id, Command<R> command) {
        return found(id)
                .flatMap(found -> rulesOf(found.state()).flatMap(rules -> commands.keep(found, on(rules, command))));
    }

    /** A command that ends the connection. */
    <R> Either<Rejection, R> end(ConnectionId id, Command<R> command) {
        return found(id)
                .flatMap(found -> rulesOf(found.state()).flatMap(rules -> commands.end(found, on(rules, command))));
    }

    private static <R> Commands.Command<Connection, R> on(ConnectionRules rules, Command<R> command) {
        return (connection, context) ->
                connection.decide(context, settled -> command.decide(settled, rules, context.now()));
    }

    private Either<Rejection, Versioned<Connection>> found(ConnectionId id) {
        return commands.find(id);
    }

    Either<Rejection, ConnectionRules> rulesOf(Connection connection) {
        var data = connection.data();
        return context.profiles()
                .of(data.configuration().profile(), data.environment())
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
