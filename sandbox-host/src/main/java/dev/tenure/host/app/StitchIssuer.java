package dev.tenure.host.app;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Request;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.oauth2.sdk.token.TypelessToken;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.UpdateReason;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.OAuthErrors;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.RefreshResult.Renewed;
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
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A party that speaks OAuth, by messages of Nimbus'; its data is who the user is, and it complains as Stitch does. */
final class StitchIssuer implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(StitchIssuer.class);
    private static final Scope SCOPE = new Scope(LinkedHashSet.of("openid", "accounts", Scope.OFFLINE_ACCESS));

    /** What may stand in the header (RFC 6750 section 2.1); a client repeats what does not fit in its exception. */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Profile profile;
    private final Caller caller;
    private final ClientAuthentication proof;
    private final InstantSource clock;

    StitchIssuer(Profile profile, Caller caller, ClientAuthentication proof, InstantSource clock) {
        this.profile = profile;
        this.caller = caller;
        this.proof = proof;
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
    public Route routeFor(ConnectionId connection) {
        return new Route(caller.at("/sandbox/authorize"), null, SCOPE.text());
    }

    @Override
    public Secret handedIn(ConnectionController.Handed handed) {
        return handed.orMissing(handed.code(), "code");
    }

    @Override
    public RefreshResult refresh(Configuration connection, Secret refreshToken) {
        return ask(new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())));
    }

    @Override
    public Either<AppFault, TokenResponse> obtain(Secret code, Instant askedAt) {
        return ask(new AuthorizationCodeGrant(new AuthorizationCode(code.reveal()), null))
                .match(new RefreshResult.Cases<>(
                        got -> Either.right(new TokenResponse(
                                got.access(), got.refresh(), got.expiresIn(), Option.none(), askedAt)),
                        refused -> Either.left(AppFault.EXCHANGE_REFUSED),
                        wrong -> Either.left(AppFault.REFUSED_THERE),
                        notSent -> Either.left(AppFault.NO_ANSWER),
                        silence -> Either.left(AppFault.NO_ANSWER)));
    }

    private RefreshResult ask(AuthorizationGrant grant) {
        try {
            return answerIn(send(new TokenRequest.Builder(caller.at("/connect/token"), proof, grant).build()));
        } catch (IOException failure) {
            return OAuthErrors.classify(failure);
        }
    }

    private Response send(Request message) throws IOException {
        var written = message.toHTTPRequest();
        var request = HttpRequest.newBuilder(written.getURI()).POST(BodyPublishers.ofString(written.getBody()));
        written.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return send(request);
    }

    private Response send(HttpRequest.Builder request) throws IOException {
        return caller.send(request, profile.connections().callTimeout());
    }

    private RefreshResult answerIn(Response response) {
        return parsed(response)
                .map(message -> message instanceof AccessTokenResponse granted
                        ? renewed(granted.getTokens())
                        : failed(response, errorIn(message)))
                .getOrElse(() -> failed(response, Option.none()));
    }

    /** What Nimbus misses in a message it says in exceptions of several kinds, and they may repeat what was sent. */
    private static Option<com.nimbusds.oauth2.sdk.TokenResponse> parsed(Response response) {
        try {
            var message = new HTTPResponse(response.status());
            response.header("Content-Type").forEach(type -> message.setHeader("Content-Type", type));
            message.setBody(response.body());
            return Option.some(com.nimbusds.oauth2.sdk.TokenResponse.parse(message));
        } catch (ParseException | RuntimeException unfit) {
            return Option.none();
        }
    }

    private static Renewed renewed(Tokens tokens) {
        var access = tokens.getAccessToken();
        return new Renewed(
                Secret.of(access.getValue()),
                Option.of(tokens.getRefreshToken()).map(token -> Secret.of(token.getValue())),
                Option.of(access.getLifetime()).filter(seconds -> seconds > 0).map(Duration::ofSeconds));
    }

    private static Option<String> errorIn(com.nimbusds.oauth2.sdk.TokenResponse message) {
        return message instanceof TokenErrorResponse refusal
                ? Option.of(refusal.getErrorObject()).map(ErrorObject::getCode)
                : Option.none();
    }

    private RefreshResult failed(Response response, Option<String> error) {
        return OAuthErrors.classify(response.status(), error, response.retryAfter(clock.instant()));
    }

    @Override
    public boolean revoke(Configuration connection, Secret token) {
        try {
            var message = new TokenRevocationRequest(
                    caller.at("/connect/revocation"), proof, new TypelessToken(token.reveal()));
            return send(message).isOk();
        } catch (IOException failure) {
            LOG.warn("{} was not told that a token is given back", profile.name(), failure);
            return false;
        }
    }

    @Override
    public Said call(Secret access) throws IOException {
        if (!BEARER.matcher(access.reveal()).matches()) throw new IOException("the access token is no bearer token");
        var response = send(HttpRequest.newBuilder(caller.at("/connect/userinfo"))
                .header("Authorization", "Bearer " + access.reveal())
                .GET());
        return new Said(response.status(), response.json(), complaintIn(response));
    }

    private static ApiError complaintIn(Response response) {
        return Stream.ofAll(response.json().path("errors"))
                .map(error -> error.path("extensions"))
                .find(error -> Response.textOf(error, "code").contains("USER_INTERACTION_REQUIRED"))
                .<ApiError>map(error -> new ApiError.UpdateRequired(troubleIn(error)))
                .getOrElse(() -> OAuthErrors.apiError(response.status(), Option.none()));
    }

    /** A page that cannot be kept is none. */
    private static UpdateReason troubleIn(JsonNode error) {
        try {
            return new UpdateReason(UpdateCause.LOGIN_REQUIRED, Response.textOf(error, "userInteractionUrl"));
        } catch (IllegalArgumentException unfit) {
            return UpdateReason.of(UpdateCause.LOGIN_REQUIRED);
        }
    }
}
