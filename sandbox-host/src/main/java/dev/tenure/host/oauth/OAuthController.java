package dev.tenure.host.oauth;

import static dev.tenure.profile.Stitch.STITCH;
import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.CODE;
import static dev.tenure.token.TokenKind.REFRESH;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.tenure.decision.Rejection;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.http.RequestLog;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.Secret;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoint (RFC 6749) with revocation (RFC 7009) and introspection (RFC 7662), where Stitch has them. */
@RestController
final class OAuthController {
    private static final Set<String> GRANTS = HashSet.of(
                    GrantType.CLIENT_CREDENTIALS, GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
            .map(GrantType::getValue);

    private final Grants grants;
    private final OAuthFormReader forms;
    private final DecisionMeters decisions;

    OAuthController(Tenure tenure, OAuthFormReader forms, DecisionMeters decisions) {
        this.decisions = decisions;
        this.grants = tenure.grants();
        this.forms = forms;
    }

    @RequestMapping("/connect/token")
    void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenMessages.send(TokenMessages.of(issued(forms.read(request))).toHTTPResponse(), response);
    }

    private IssuedTokens issued(OAuthForm form) {
        form.requireGrantType(GRANTS);
        var grant = form.as(TokenRequest::parse).getAuthorizationGrant();
        if (grant instanceof AuthorizationCodeGrant received) return exchanged(form, received);
        if (grant instanceof RefreshTokenGrant received) return refreshed(form, received);
        return ofClient(form);
    }

    private IssuedTokens exchanged(OAuthForm form, AuthorizationCodeGrant received) {
        return decisions
                .grant(
                        "exchange",
                        grants.exchange(
                                form.client(),
                                Secret.of(received.getAuthorizationCode().getValue())))
                .getOrElseThrow(RefusalException.expecting(CODE));
    }

    private IssuedTokens refreshed(OAuthForm form, RefreshTokenGrant received) {
        return decisions
                .grant(
                        "refresh",
                        refreshed(form, Secret.of(received.getRefreshToken().getValue())))
                .getOrElseThrow(RefusalException.expecting(REFRESH));
    }

    private Either<Rejection, IssuedTokens> refreshed(OAuthForm form, Secret refreshToken) {
        return form.scope()
                .map(narrower -> grants.refresh(form.client(), refreshToken, narrower))
                .getOrElse(() -> grants.refresh(form.client(), refreshToken));
    }

    private IssuedTokens ofClient(OAuthForm form) {
        var scope = form.scope().getOrElseThrow(() -> OAuthFormError.NO_SCOPE.refusal());
        return decisions
                .grant("issue", grants.issue(NewGrant.ofClient(STITCH, form.client(), scope)))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
    }

    /**
     * Revokes a token. The response is the same for every token, known or not, whatever the hint (RFC 7009 section
     * 2.2).
     */
    @RequestMapping("/connect/revocation")
    void revoke(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = forms.read(request);
        grants.revoke(
                form.client(),
                Secret.of(form.as(TokenRevocationRequest::parse).getToken().getValue()));
        TokenMessages.send(new HTTPResponse(HTTPResponse.SC_OK), response);
    }

    /** Introspects a token. Tokens of other clients are not active (RFC 7662 section 2.2). */
    @RequestMapping("/connect/introspect")
    void introspect(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = forms.read(request);
        var token = form.as(TokenIntrospectionRequest::parse).getToken().getValue();
        var answer = grants.introspect(Secret.of(token))
                .getOrElseThrow(RefusalException.expecting(ACCESS))
                .filter(known -> known.client().equals(form.client()))
                .fold(TokenMessages::inactive, TokenMessages::of);
        TokenMessages.send(answer.toHTTPResponse(), response);
    }

    @ExceptionHandler
    void refused(RefusalException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestLog.refused(refused, request);
        send(refused.answer(STITCH.tokenEndpointErrors()), response);
    }

    /** Nothing happened, so the client can send the same request again (RFC 9110 section 15.6.4). */
    @ExceptionHandler
    void unavailable(StoreUnavailable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestLog.failed(failure, request);
        send(OAuthFormError.UNAVAILABLE.response(), response);
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestLog.failed(failure, request);
        send(OAuthFormError.UNEXPECTED.response(), response);
    }

    private static void send(ErrorResponse answer, HttpServletResponse response) throws IOException {
        if (answer.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) response.setHeader("Allow", "POST");
        if (answer.status() == HttpServletResponse.SC_UNAUTHORIZED)
            response.setHeader("WWW-Authenticate", "Basic realm=\"tenure\"");
        if (answer.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) response.setHeader("Retry-After", "1");
        TokenMessages.send(TokenMessages.of(answer).toHTTPResponse(), response);
    }
}
