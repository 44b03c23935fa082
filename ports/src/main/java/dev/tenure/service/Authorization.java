package dev.tenure.service;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.SealedCredential;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.StatusPoller;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.time.Instant;

/** The first credential of a connection, and each later one that its user authorizes. */
final class Authorization {
    private final ConnectionCommands commands;
    private final Map<String, Issuer> issuers;
    private final StatusPoller poller;

    Authorization(ConnectionCommands commands, Map<String, Issuer> issuers, StatusPoller poller) {
        this.commands = commands;
        this.issuers = issuers;
        this.poller = poller;
    }

    Either<Rejection, Credential> complete(ConnectionId id, TokenResponse response) {
        return complete(id, response, (connection, fresh, rules, now) -> response.remoteId()
                .fold(
                        () -> connection.completeAuthorization(fresh, rules, now),
                        remoteId -> connection.completeAuthorization(fresh, remoteId, rules, now)));
    }

    Either<Rejection, Credential> switchAccount(ConnectionId id, TokenResponse response) {
        return complete(id, response, (connection, fresh, rules, now) -> response.remoteId()
                .fold(
                        () -> connection.completeAuthorization(fresh, rules, now),
                        remoteId -> connection.switchAccount(fresh, remoteId, rules, now)));
    }

    /** Stores the credential, and asks for the login's status: what a webhook said before is lost. */
    private Either<Rejection, Credential> complete(ConnectionId id, TokenResponse response, Completion completion) {
        return commands.record(id, (connection, rules, now) -> {
                    var fresh = commands.cipher().next(connection.data(), rules, response.tokens());
                    return completion.decide(connection, fresh, rules, now);
                })
                .peek(this::poll)
                .map(connection -> Credential.of(connection, response.access()));
    }

    /** Asks for the status of a login, if there is one. */
    void poll(Connection connection) {
        var data = connection.data();
        if (connection.hasLogin() && !data.byApp()) poller.ask(connection.id(), data.healthVersion());
    }

    /** Obtains the credential by the app's own credentials, which may be done any number of times. */
    Either<Rejection, Credential> obtain(ConnectionId id) {
        return commands.look(id)
                .flatMap(found -> found.data().byApp()
                        ? commands.rulesOf(found).flatMap(rules -> obtain(found, rules))
                        : Either.left(new Rejection.NotAllowed("credentials of the app for a connection of a user")));
    }

    private Either<Rejection, Credential> obtain(Connection connection, ConnectionRules rules) {
        var askedAt = commands.now();
        var configuration = connection.data().configuration();
        var result = issuers.get(configuration.profile()).get().obtain(configuration);
        return responseOf(result, rules, askedAt).flatMap(response -> complete(connection.id(), response));
    }

    private static Either<Rejection, TokenResponse> responseOf(
            RefreshResult result, ConnectionRules rules, Instant askedAt) {
        var later = new Rejection.Busy(rules.firstPause());
        return result.match(new RefreshResult.Cases<>(
                renewed -> Either.right(TokenResponse.of(renewed, askedAt)),
                refused -> Either.left(new Rejection.RefreshBlocked()),
                userNeeded -> Either.left(new Rejection.RefreshBlocked()),
                misconfigured -> Either.left(new Rejection.RefreshBlocked()),
                limited -> Either.left(later),
                notSent -> Either.left(later),
                silence -> Either.left(later)));
    }

    /** The decision of a connection on its fresh credential. */
    @FunctionalInterface
    private interface Completion {
        Decision<Connection, Connection> decide(
                Connection connection, SealedCredential fresh, ConnectionRules rules, Instant now);
    }
}
