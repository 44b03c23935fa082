package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Rejection;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.service.ConnectionView;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.TokenResponse;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.time.InstantSource;

/** The app's use cases. Each combines a connection of the library's with its provider. */
final class ConnectionService {
    private static final Scope OF_APP = Scope.parse("accounts").get();

    private final Connections connections;
    private final Seq<Provider> providers;
    private final PlaidIssuer plaid;
    private final InstantSource clock;
    private final DecisionMeters decisions;

    ConnectionService(
            Connections connections,
            Seq<Provider> providers,
            PlaidIssuer plaid,
            InstantSource clock,
            DecisionMeters decisions) {
        this.decisions = decisions;
        this.connections = connections;
        this.providers = providers;
        this.plaid = plaid;
        this.clock = clock;
    }

    /** Opens a connection, and tells where to send its user. */
    Opened open(String profile, String reference) {
        var provider = providerOf(profile);
        var id = decisions
                .connection(
                        "open", connections.open(new NewConnection(provider.profile(), provider.scope(), reference)))
                .getOrElseThrow(AppError::of);
        try {
            return new Opened(id, provider.redirectFor(id));
        } catch (IOException | RuntimeException nowhereToGo) {
            decisions.connection("close", connections.close(id));
            throw nowhereToGo instanceof RuntimeException refused ? refused : AppError.NO_ANSWER.refusal();
        }
    }

    /** Opens a connection by the app's own credentials, which needs no user. */
    ConnectionView openByApp(String profile, String reference) {
        var provider = providerOf(profile);
        if (provider == plaid) throw AppError.NOT_OFFERED.refusal();
        var request = NewConnection.byApp(provider.profile(), OF_APP, reference);
        var id = decisions.connection("open", connections.open(request)).getOrElseThrow(AppError::of);
        decisions.connection("authorizeByApp", connections.authorizeByApp(id)).getOrElseThrow(AppError::of);
        return find(id);
    }

    ConnectionView find(ConnectionId id) {
        return connections.find(id).getOrElseThrow(AppError::of);
    }

    /**
     * Exchanges the user's code or public token. If the credential cannot be stored it is revoked, since nobody else
     * has it.
     */
    ConnectionView authorized(ConnectionId id, ConnectionController.AuthorizationResult result) {
        var connection = find(id);
        var provider = providerOf(connection);
        var secret = provider.secretIn(result);
        if (!provider.profile().connections().reauthorizesWhileConnected())
            decisions
                    .connection("linkSucceeded", connections.linkSucceeded(id, secret, clock.instant()))
                    .getOrElseThrow(AppError::of);
        var response = provider.exchange(secret, clock.instant()).getOrElseThrow(error -> refused(id, error));
        decisions
                .connection("completeAuthorization", connections.completeAuthorization(id, response))
                .getOrElseThrow(why -> {
                    provider.revoke(connection.configuration(), lastingOf(response));
                    return AppError.of(why);
                });
        return find(id);
    }

    private RuntimeException refused(ConnectionId id, AppError error) {
        if (error == AppError.EXCHANGE_REFUSED) decisions.connection("exchangeFailed", connections.exchangeFailed(id));
        return error.refusal();
    }

    private static Secret lastingOf(TokenResponse response) {
        return response.refresh().getOrElse(response::access);
    }

    /**
     * Calls for data. An error that concerns the credential is reported, and the call is tried once more with a newer
     * one.
     */
    ApiResult call(ConnectionId id) {
        var provider = providerOf(find(id));
        var first = acquire(id);
        var result = callWith(provider, first);
        if (isUnrelated(result)) return result;
        var next = acquire(id);
        if (next.version() == first.version()) return result;
        var second = callWith(provider, next);
        if (!isUnrelated(second)) acquire(id);
        return second;
    }

    private ApiResult callWith(Provider provider, Credential credential) {
        var result = orNoAnswer(() -> provider.call(credential.access()));
        var reported = result.isOk()
                ? decisions.connection("callSucceeded", connections.callSucceeded(credential))
                : decisions.connection("callFailed", connections.callFailed(credential, result.error()));
        reported.getOrElseThrow(AppError::of);
        return result;
    }

    private static boolean isUnrelated(ApiResult result) {
        return result.error() instanceof ApiError.Unrelated;
    }

    private Credential acquire(ConnectionId id) {
        return decisions
                .connection("credentialFor", connections.credentialFor(id))
                .getOrElseThrow(AppError::of);
    }

    /** Opens update mode, and tells where to send the user. */
    UserRedirect redirectToUpdate(ConnectionId id) {
        plaidOnly(id);
        var credential = decisions
                .connection("credentialFor", connections.credentialFor(id, Purpose.MANAGEMENT))
                .getOrElseThrow(AppError::of);
        return orNoAnswer(() -> plaid.redirectToUpdate(credential.access())).getOrElseThrow(response -> {
            decisions.connection("callFailed", connections.callFailed(credential, PlaidIssuer.errorIn(response)));
            if (response.text("error_code").isDefined())
                decisions.connection("updateImpossible", connections.updateImpossible(id));
            return AppError.PROVIDER_REFUSED.refusal();
        });
    }

    ConnectionView updated(ConnectionId id) {
        return decisions
                .connection("updateSucceeded", connections.updateSucceeded(id))
                .getOrElseThrow(AppError::of);
    }

    /** Replaces the access token. If the response is lost the token is lost too, and the next call finds that out. */
    ConnectionView rotate(ConnectionId id) {
        var connection = plaidOnly(id);
        if (connection.updateReason().exists(reason -> reason.cause() == UpdateCause.USER_REVOKED))
            throw AppError.of(new Rejection.NeedsUpdate(Cause.USER_REVOKED));
        var credential = decisions
                .connection("credentialFor", connections.credentialFor(id, Purpose.MANAGEMENT))
                .getOrElseThrow(AppError::of);
        var askedAt = clock.instant();
        var response = orNoAnswer(() -> plaid.rotate(credential.access()));
        var fresh = response.text("new_access_token").map(Secret::of).getOrElseThrow(() -> {
            decisions.connection("callFailed", connections.callFailed(credential, PlaidIssuer.errorIn(response)));
            return AppError.PROVIDER_REFUSED.refusal();
        });
        decisions
                .connection("accessTokenReplaced", connections.accessTokenReplaced(credential, fresh, askedAt))
                .getOrElseThrow(AppError::of);
        return find(id);
    }

    private ConnectionView plaidOnly(ConnectionId id) {
        var connection = find(id);
        if (providerOf(connection) != plaid) throw AppError.NOT_OFFERED.refusal();
        return connection;
    }

    ConnectionView close(ConnectionId id) {
        return decisions.connection("close", connections.close(id)).getOrElseThrow(AppError::of);
    }

    ConnectionView resume(ConnectionId id) {
        return decisions.connection("resume", connections.resume(id)).getOrElseThrow(AppError::of);
    }

    private Provider providerOf(ConnectionView connection) {
        return providerOf(connection.configuration().profile());
    }

    private Provider providerOf(String profile) {
        return providers
                .find(provider -> provider.profile().name().equals(profile))
                .getOrElseThrow(() -> AppError.of(new Rejection.UnknownProfile(profile)));
    }

    private static <T> T orNoAnswer(Call<T> call) {
        try {
            return call.send();
        } catch (IOException failure) {
            throw AppError.NO_ANSWER.refusal();
        }
    }

    /** A request to the provider. */
    @FunctionalInterface
    private interface Call<T> {
        T send() throws IOException;
    }

    record Opened(ConnectionId id, UserRedirect redirect) {}
}
