package dev.tenure.histories.joint;

import static dev.tenure.histories.joint.ConnectionParticipant.check;

import dev.tenure.connection.Closed;
import dev.tenure.connection.Connection;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.SealedCredential;
import dev.tenure.connection.Trouble;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.histories.fixture.ModelProvider;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.CredentialCipher;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What may happen to a connection: it ends only by a refusal of the refresh token that it holds, because its login is
 * gone, by its user, or by the end of a credential that cannot be renewed; and no caller goes without a credential while a
 * valid one exists.
 */
final class ConnectionOracle {
    private final ModelProvider provider;
    private final CredentialCipher cipher;
    private final Consumer<String> cases;

    ConnectionOracle(ModelProvider provider, CredentialCipher cipher, Consumer<String> cases) {
        this.provider = provider;
        this.cipher = cipher;
        this.cases = cases;
    }

    /** What a host told of a connection in a step; it may end one. */
    enum Told {
        NOTHING,
        LOGIN_GONE,
        ACCESS_REFUSED,
        ACCESS_ENDED,
        CLOSED
    }

    /** Checks a step of this connection, at an instant. */
    void step(Connection before, Connection after, Told told, Instant at) {
        if (after instanceof Unauthenticated ended && !(before instanceof Unauthenticated)) {
            check(mayEnd(before, ended.cause(), told, at), "it ended by " + ended.cause() + ", told " + told);
            cases.accept("connection: ended by " + ended.cause());
        }
        if (after instanceof Closed closed && !(before instanceof Closed)) {
            check(mayClose(before, closed.end().cause(), told), "it closed by " + closed.end() + ", told " + told);
            cases.accept("connection: closed by " + closed.end().cause());
        }
        if (before instanceof InDoubt
                && after.data().credentialVersion() > before.data().credentialVersion())
            cases.accept("connection: a doubt resolved");
    }

    private boolean mayEnd(Connection before, Cause cause, Told told, Instant at) {
        return switch (cause) {
            case REFRESH_REFUSED -> refreshOf(before).map(Secret::reveal).exists(provider::hasRefused);
            case ITEM_GONE -> told == Told.LOGIN_GONE;
            case ACCESS_REFUSED ->
                told == Told.ACCESS_ENDED && refreshOf(before).isEmpty();
            case LIFETIME_ENDED -> refreshOf(before).isEmpty() && (!isAccepted(before, at) || at.equals(Deadline.LAST));
            default -> false;
        };
    }

    private static boolean mayClose(Connection before, Cause cause, Told told) {
        var isRevoked = before.data().updateReason().exists(reason -> reason.cause() == UpdateCause.USER_REVOKED);
        return switch (cause) {
            case CONNECTION_CLOSED -> told == Told.CLOSED;
            case ITEM_GONE -> isRevoked && told == Told.LOGIN_GONE;
            case ACCESS_REFUSED -> isRevoked && (told == Told.ACCESS_REFUSED || told == Told.ACCESS_ENDED);
            default -> false;
        };
    }

    /** Checks that a caller who got no credential could not have had one. */
    void refused(Versioned<Connection> after, Instant now) {
        var at = now.isBefore(after.changedAt()) ? after.changedAt() : now;
        var data = after.state().data();
        var isLoginWell = data.updateReason().forAll(reason -> !reason.cause().concernsTheLogin());
        var isPaused = data.trouble().exists(it -> it.source() == Trouble.Source.API && at.isBefore(it.until()));
        check(
                !isLoginWell || isPaused || !isAccepted(after.state(), at),
                "no credential for a caller, though a valid one exists");
        if (isPaused) cases.accept("connection: paused");
    }

    /** Returns true if it has an access token that the provider accepts, and that the API has not refused. */
    private boolean isAccepted(Connection connection, Instant at) {
        return connection.hasLogin()
                && connection
                        .sealedCredential()
                        .filter(credential -> credential.acceptance() == SealedCredential.Acceptance.SOUND)
                        .flatMap(credential -> cipher.access(connection.data(), credential))
                        .exists(access -> at.isBefore(provider.endOf(access.reveal())));
    }

    private Option<Secret> refreshOf(Connection connection) {
        return connection.sealedCredential().flatMap(credential -> cipher.refresh(connection.data(), credential));
    }
}
