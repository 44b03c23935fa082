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
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.CredentialCipher;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The commands on connections. Each finds its connection, decides by the rules of its profile, and stores the decision.
 */
final class ConnectionCommands {
    private final ConnectionRepository connections;
    private final ServiceContext context;
    private final CredentialCipher cipher;
    private final Commands<ConnectionId, Connection> commands;

    ConnectionCommands(ConnectionRepository connections, ServiceContext context, CredentialCipher cipher) {
        this.connections = connections;
        this.context = context;
        this.cipher = cipher;
        this.commands = new Commands<>(
                connections, Connection::id, context.environment(), context.clock(), AttemptLimit.MANY_TIMES);
    }

    CredentialCipher cipher() {
        return cipher;
    }

    Environment environment() {
        return context.environment();
    }

    Instant now() {
        return context.clock().now();
    }

    /** The refusal of everything in an environment that has been retired. */
    Option<Rejection> retirement(Instant now) {
        return context.profiles().retirement(now);
    }

    /** Returns the connection at this instant, and writes nothing. */
    Either<Rejection, Connection> look(ConnectionId id) {
        return commands.find(id).flatMap(this::settled);
    }

    private Either<Rejection, Connection> settled(Versioned<Connection> found) {
        return context.clock()
                .contextFor(found, now())
                .map(context -> found.state().settle(context).next());
    }

    Either<Rejection, Connection> add(Decision<Connection, Connection> decision) {
        return commands.add(decision);
    }

    /** Changes a connection, and gives up if it keeps losing to other callers. */
    <R> Either<Rejection, R> change(ConnectionId id, Command<R> command) {
        return found(id).flatMap(it -> commands.change(it.connection(), it.decidingBy(command)));
    }

    /**
     * Claims a lease. Two callers at one instant make the same claim, so only a claim that was certainly stored counts.
     */
    <R> Either<Rejection, R> claim(ConnectionId id, Command<R> command) {
        return found(id).flatMap(it -> commands.withoutLooking().change(it.connection(), it.decidingBy(command)));
    }

    /** Records a fact that the provider issued or reported, and never gives up. */
    <R> Either<Rejection, R> record(ConnectionId id, Command<R> command) {
        return found(id).flatMap(it -> commands.record(it.connection(), it.decidingBy(command)));
    }

    /** Ends the connection, and never gives up. */
    <R> Either<Rejection, R> end(ConnectionId id, Command<R> command) {
        return found(id).flatMap(it -> commands.end(it.connection(), it.decidingBy(command)));
    }

    private Either<Rejection, Found> found(ConnectionId id) {
        return commands.find(id).flatMap(found -> rulesOf(found.state()).map(rules -> new Found(found, rules)));
    }

    Either<Rejection, ConnectionRules> rulesOf(Connection connection) {
        var data = connection.data();
        return context.profiles()
                .of(data.configuration().profile(), data.environment())
                .map(Profile::connections);
    }

    /** Returns the credential as it is, for a caller who renews nothing. */
    Either<Rejection, Credential> acquired(Connection connection, Purpose use) {
        return rulesOf(connection).flatMap(rules -> connection
                .acquire(use, rules, now())
                .reply()
                .flatMap(acquisition -> acquisition.match(
                        ready -> opened(connection, ready.credential()),
                        claim -> Either.left(new Rejection.Busy(rules.busyPause())))));
    }

    /** Opens the credential of this connection. */
    Either<Rejection, Credential> opened(Connection connection, SealedCredential sealed) {
        return cipher.access(connection.data(), sealed)
                .map(access -> Credential.of(connection, access))
                .toEither(() -> new Rejection.VaultShut(sealed.key()));
    }

    /** Returns the connection at this instant, as durable as a commit, if it has exactly this credential stored. */
    Option<Either<Rejection, Connection>> confirmed(ConnectionId id, SealedCredential credential) {
        var found = storing(id, credential);
        while (found.exists(it -> !connections.confirm(it))) found = storing(id, credential);
        return found.map(this::settled);
    }

    private Option<Versioned<Connection>> storing(ConnectionId id, SealedCredential credential) {
        return connections
                .find(id)
                .filter(found -> found.state().sealedCredential().contains(credential));
    }

    private record Found(Versioned<Connection> connection, ConnectionRules rules) {
        <R> Commands.Command<Connection, R> decidingBy(Command<R> command) {
            return (connection, context) ->
                    connection.decide(context, settled -> command.decide(settled, rules, context.now()));
        }
    }

    /** A command on a connection under the rules that it follows. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Connection, R> decide(Connection connection, ConnectionRules rules, Instant now);
    }
}
