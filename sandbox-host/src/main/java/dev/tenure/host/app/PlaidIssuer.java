package dev.tenure.host.app;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.PlaidErrors;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.provider.TokenEndpoints;
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

/**
 * An issuer with Plaid's API. Its access tokens do not expire, so it has no refresh. A call for data reads the
 * accounts.
 */
final class PlaidIssuer implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(PlaidIssuer.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final ApiClient api;
    private final String clientId;
    private final Secret clientSecret;
    private final Option<String> webhook;

    PlaidIssuer(ApiClient api, String clientId, Secret clientSecret, Option<String> webhook) {
        this.api = api;
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

    /** The connection's id stands for the user there, and tells nothing of who they are. */
    @Override
    public UserRedirect redirectFor(ConnectionId connection) throws IOException {
        var user = Map.of("client_user_id", connection.text());
        var request = HashMap.<String, Object>of("user", user)
                .merge(webhook.toMap(url -> "webhook", url -> url))
                .toJavaMap();
        return redirectBy(send("/link/token/create", request)).getOrElseThrow(AppError.NO_ANSWER::refusal);
    }

    /** Opens update mode for an Item's user; the response if that is refused. */
    Either<ApiResponse, UserRedirect> redirectToUpdate(Secret access) throws IOException {
        var response = sendToken("/link/token/create", access);
        return redirectBy(response).toEither(response);
    }

    private Option<UserRedirect> redirectBy(ApiResponse response) {
        return response.text("link_token").map(token -> new UserRedirect(linkUri(), token, null));
    }

    private URI linkUri() {
        return api.uri("/sandbox/link/complete");
    }

    @Override
    public Secret secretIn(ConnectionController.AuthorizationResult result) {
        return result.orMissing(result.publicToken(), "public_token");
    }

    @Override
    public Either<AppError, TokenResponse> exchange(Secret publicToken, Instant askedAt) {
        try {
            var response = send("/item/public_token/exchange", Map.of("public_token", publicToken.reveal()));
            return TokenEndpoints.PLAID
                    .resultOf(response.ofTokenEndpoint(askedAt))
                    .match(new RefreshResult.Cases<>(
                            got -> Either.right(tokens(got.access(), response, askedAt)),
                            refused -> Either.left(AppError.EXCHANGE_REFUSED),
                            userNeeded -> Either.left(AppError.EXCHANGE_REFUSED),
                            wrong -> Either.left(AppError.PROVIDER_REFUSED),
                            limited -> Either.left(AppError.NO_ANSWER),
                            notSent -> Either.left(AppError.NO_ANSWER),
                            silence -> Either.left(AppError.NO_ANSWER)));
        } catch (IOException failure) {
            return Either.left(AppError.NO_ANSWER);
        }
    }

    private static TokenResponse tokens(Secret access, ApiResponse response, Instant askedAt) {
        var tokens = TokenResponse.of(access, askedAt);
        return remoteIdIn(response).fold(() -> tokens, tokens::withRemoteId);
    }

    /** The Item's id; none if it is odd, which must not cost the token beside it. */
    private static Option<RemoteId> remoteIdIn(ApiResponse response) {
        try {
            return response.text("item_id").map(RemoteId::new);
        } catch (IllegalArgumentException unfit) {
            return Option.none();
        }
    }

    /** Never called by the library: there is no refresh token to send. */
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
            LOG.warn("{}: an Item may not have been removed", profile().name(), failure);
            return false;
        }
    }

    @Override
    public ApiResult call(Secret access) throws IOException {
        var response = sendToken("/accounts/get", access);
        return new ApiResult(response.status(), response.json(), errorIn(response));
    }

    /** The error in a response as it concerns the credential; unrelated if there is none. */
    static ApiError errorIn(ApiResponse response) {
        return response.text("error_code")
                .map(code -> PlaidErrors.apiError(code, response.text("error_code_reason")))
                .getOrElse(ApiError.Unrelated::new);
    }

    /** Reads the Item with its current status. */
    ApiResponse getItem(Secret access) throws IOException {
        return sendToken("/item/get", access);
    }

    /** Replaces the access token. */
    ApiResponse rotate(Secret access) throws IOException {
        return sendToken("/item/access_token/invalidate", access);
    }

    /** Reads the webhook verification key with this id. */
    ApiResponse getKey(String kid) throws IOException {
        return send("/webhook_verification_key/get", Map.of("key_id", kid));
    }

    private ApiResponse sendToken(String path, Secret access) throws IOException {
        return send(path, Map.of("access_token", access.reveal()));
    }

    private ApiResponse send(String path, Map<String, ?> body) throws IOException {
        var request = HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", "application/json")
                .header("PLAID-CLIENT-ID", clientId)
                .header("PLAID-SECRET", clientSecret.reveal())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return api.send(request, profile().connections().callTimeout());
    }
}
