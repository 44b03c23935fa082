package dev.tenure.host.app;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.PlaidErrors;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.TokenResponse;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A party with Plaid's API: its access token does not expire, so there is no refresh; its data is the accounts. */
final class PlaidIssuer implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(PlaidIssuer.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Caller caller;
    private final String clientId;
    private final Secret clientSecret;
    private final Option<String> webhook;

    PlaidIssuer(Caller caller, String clientId, Secret clientSecret, Option<String> webhook) {
        this.caller = caller;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.webhook = webhook;
    }

    @Override
    public Profile profile() {
        return Plaid.PLAID;
    }

    @Override
    public Scope scope() {
        return Scope.empty();
    }

    /** The user is told there by the connection's name, which says nothing of who they are. */
    @Override
    public Route routeFor(ConnectionId connection) throws IOException {
        var user = Map.of("client_user_id", connection.text());
        var request = HashMap.<String, Object>of("user", user)
                .merge(webhook.toMap(url -> "webhook", url -> url))
                .toJavaMap();
        return routeBy(send("/link/token/create", request)).getOrElseThrow(AppFault.NO_ANSWER::refusal);
    }

    /** Where the user of an Item goes whose login is to be mended; none, and what was said, if it does not open. */
    Either<Response, Route> routeToUpdate(Secret access) throws IOException {
        var response = sendToken("/link/token/create", access);
        return routeBy(response).toEither(response);
    }

    private Option<Route> routeBy(Response response) {
        return response.text("link_token").map(token -> new Route(whereLinkIs(), token, null));
    }

    private URI whereLinkIs() {
        return caller.at("/sandbox/link/complete");
    }

    @Override
    public Secret handedIn(ConnectionController.Handed handed) {
        return handed.orMissing(handed.publicToken(), "public_token");
    }

    @Override
    public Either<AppFault, TokenResponse> obtain(Secret publicToken, Instant askedAt) {
        try {
            var response = send("/item/public_token/exchange", Map.of("public_token", publicToken.reveal()));
            return obtainedIn(response, askedAt)
                    .toEither(() -> response.text("error_code").contains("INVALID_PUBLIC_TOKEN")
                            ? AppFault.EXCHANGE_REFUSED
                            : AppFault.NO_ANSWER);
        } catch (IOException failure) {
            return Either.left(AppFault.NO_ANSWER);
        }
    }

    private static Option<TokenResponse> obtainedIn(Response response, Instant askedAt) {
        return response.text("access_token")
                .filter(access -> response.isOk())
                .map(access -> TokenResponse.of(Secret.of(access), askedAt))
                .map(tokens -> response.text("item_id").map(RemoteId::new).fold(() -> tokens, tokens::withRemoteId));
    }

    /** There is no refresh token to send, so the library does not. */
    @Override
    public RefreshResult refresh(Configuration connection, Secret refreshToken) {
        return new RefreshResult.Misconfigured("unsupported_grant_type");
    }

    @Override
    public boolean revoke(Configuration connection, Secret token) {
        try {
            var response = sendToken("/item/remove", token);
            return response.isOk() || response.text("error_code").exists(PlaidErrors::isRemoved);
        } catch (IOException failure) {
            LOG.warn("{} was not told that an Item is given back", profile().name(), failure);
            return false;
        }
    }

    @Override
    public Said call(Secret access) throws IOException {
        var response = sendToken("/accounts/get", access);
        return new Said(response.status(), response.json(), complaintIn(response));
    }

    /** What an error says; nothing if it is none. */
    static ApiError complaintIn(Response response) {
        return response.text("error_code")
                .map(code -> PlaidErrors.apiError(code, response.text("error_code_reason")))
                .getOrElse(ApiError.Unrelated::new);
    }

    /** The Item as it stands. */
    Response look(Secret access) throws IOException {
        return sendToken("/item/get", access);
    }

    /** Has the access token replaced. */
    Response rotate(Secret access) throws IOException {
        return sendToken("/item/access_token/invalidate", access);
    }

    /** The key of this name that webhooks are signed with. */
    Response keyNamed(String kid) throws IOException {
        return send("/webhook_verification_key/get", Map.of("key_id", kid));
    }

    private Response sendToken(String path, Secret access) throws IOException {
        return send(path, Map.of("access_token", access.reveal()));
    }

    private Response send(String path, Map<String, ?> body) throws IOException {
        var request = HttpRequest.newBuilder(caller.at(path))
                .header("Content-Type", "application/json")
                .header("PLAID-CLIENT-ID", clientId)
                .header("PLAID-SECRET", clientSecret.reveal())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return caller.send(request, profile().connections().callTimeout());
    }
}
