package dev.tenure.host.app;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Request;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.TypelessToken;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.UpdateReason;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.OAuthErrors;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.ResponseTable;
import dev.tenure.profile.Profile;
import dev.tenure.service.TokenResponse;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * An OAuth issuer: requests are Nimbus' messages, and responses are read by a provider's table. A call for data reads the
 * userinfo, with Stitch's errors.
 */
final class StitchIssuer implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(StitchIssuer.class);
    private static final Scope SCOPE = new Scope(LinkedHashSet.of("openid", "accounts", Scope.OFFLINE_ACCESS));

    /** A bearer token (RFC 6750 section 2.1). The JDK's client would repeat any other text in its exception. */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Profile profile;
    private final ResponseTable tokenEndpoint;
    private final ApiClient api;
    private final ClientAuthentication authentication;
    private final InstantSource clock;

    StitchIssuer(
            Profile profile,
            ResponseTable tokenEndpoint,
            ApiClient api,
            ClientAuthentication authentication,
            InstantSource clock) {
        this.profile = profile;
        this.tokenEndpoint = tokenEndpoint;
        this.api = api;
        this.authentication = authentication;
        this.clock = clock;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Scope scope() {
        return SCOPE;
    }

    @Override
    public UserRedirect redirectFor(ConnectionId connection) {
        return new UserRedirect(api.uri("/sandbox/authorize"), null, SCOPE.text());
    }

    @Override
    public Secret secretIn(ConnectionController.AuthorizationResult result) {
        return result.orMissing(result.code(), "code");
    }

    @Override
    public RefreshResult refresh(Configuration connection, Secret refreshToken) {
        return ask(new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())));
    }

    @Override
    public RefreshResult obtain(Configuration connection) {
        var scope = com.nimbusds.oauth2.sdk.Scope.parse(connection.scope().text());
        return ask(new TokenRequest.Builder(endpoint(), authentication, new ClientCredentialsGrant()).scope(scope));
    }

    @Override
    public Either<AppError, TokenResponse> exchange(Secret code, Instant askedAt) {
        return ask(new AuthorizationCodeGrant(new AuthorizationCode(code.reveal()), null))
                .match(new RefreshResult.Cases<>(
                        got -> Either.right(TokenResponse.of(got, askedAt)),
                        refused -> Either.left(AppError.EXCHANGE_REFUSED),
                        userNeeded -> Either.left(AppError.EXCHANGE_REFUSED),
                        wrong -> Either.left(AppError.PROVIDER_REFUSED),
                        limited -> Either.left(AppError.NO_ANSWER),
                        notSent -> Either.left(AppError.NO_ANSWER),
                        silence -> Either.left(AppError.NO_ANSWER)));
    }

    private RefreshResult ask(AuthorizationGrant grant) {
        return ask(new TokenRequest.Builder(endpoint(), authentication, grant));
    }

    private URI endpoint() {
        return api.uri("/connect/token");
    }

    private RefreshResult ask(TokenRequest.Builder request) {
        try {
            var response = send(request.build());
            return tokenEndpoint.resultOf(response.ofTokenEndpoint(clock.instant()));
        } catch (IOException failure) {
            return OAuthErrors.classify(failure);
        }
    }

    private ApiResponse send(Request message) throws IOException {
        var written = message.toHTTPRequest();
        var request = HttpRequest.newBuilder(written.getURI()).POST(BodyPublishers.ofString(written.getBody()));
        written.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return send(request);
    }

    private ApiResponse send(HttpRequest.Builder request) throws IOException {
        return api.send(request, profile.connections().callTimeout());
    }

    @Override
    public boolean revoke(Configuration connection, Secret token) {
        try {
            var message = new TokenRevocationRequest(
                    api.uri("/connect/revocation"), authentication, new TypelessToken(token.reveal()));
            return send(message).isOk();
        } catch (IOException failure) {
            LOG.warn("{}: a token may not have been revoked", profile.name(), failure);
            return false;
        }
    }

    @Override
    public ApiResult call(Secret access) throws IOException {
        if (!BEARER.matcher(access.reveal()).matches()) throw new IOException("the access token is not a bearer token");
        var response = send(HttpRequest.newBuilder(api.uri("/connect/userinfo"))
                .header("Authorization", "Bearer " + access.reveal())
                .GET());
        return new ApiResult(response.status(), response.json(), apiErrorIn(response));
    }

    private static ApiError apiErrorIn(ApiResponse response) {
        return Stream.ofAll(response.json().path("errors"))
                .map(error -> error.path("extensions"))
                .find(error -> ApiResponse.textOf(error, "code").contains("USER_INTERACTION_REQUIRED"))
                .<ApiError>map(error -> new ApiError.UpdateRequired(updateReasonIn(error)))
                .getOrElse(() -> OAuthErrors.apiError(response.status(), Option.none()));
    }

    /** The reason for an update; without its page if that is not a valid address. */
    private static UpdateReason updateReasonIn(JsonNode error) {
        try {
            return new UpdateReason(UpdateCause.LOGIN_REQUIRED, ApiResponse.textOf(error, "userInteractionUrl"));
        } catch (IllegalArgumentException unfit) {
            return UpdateReason.of(UpdateCause.LOGIN_REQUIRED);
        }
    }
}
