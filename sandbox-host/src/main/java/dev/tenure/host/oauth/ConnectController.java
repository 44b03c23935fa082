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
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.http.RequestLog;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoint (RFC 6749) with revocation (RFC 7009) and introspection (RFC 7662), where Stitch has them. */
@RestController
final class ConnectController {
    private static final Set<String> GRANTS = HashSet.of(
                    GrantType.CLIENT_CREDENTIALS, GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
            .map(GrantType::getValue);

    private final Grants grants;
    private final FormRequestAdvice reception;
    private final DecisionMeters decisions;

    ConnectController(Tenure tenure, FormRequestAdvice reception, DecisionMeters decisions) {
        this.decisions = decisions;
        this.grants = tenure.grants();
        this.reception = reception;
    }

    @RequestMapping("/connect/token")
    void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TokenMessages.send(TokenMessages.of(issued(reception.receive(request))).toHTTPResponse(), response);
    }

    private IssuedTokens issued(Form form) {
        form.mustAskFor(GRANTS);
        var grant = form.as(TokenRequest::parse).getAuthorizationGrant();
        if (grant instanceof AuthorizationCodeGrant handedIn) return exchanged(form, handedIn);
        if (grant instanceof RefreshTokenGrant handedIn) return refreshed(form, handedIn);
        return ofClient(form);
    }

    private IssuedTokens exchanged(Form form, AuthorizationCodeGrant handedIn) {
        return decisions
                .grant(
                        "exchange",
                        grants.exchange(
                                form.client(), handedIn.getAuthorizationCode().getValue()))
                .getOrElseThrow(RefusalException.expecting(CODE));
    }

    private IssuedTokens refreshed(Form form, RefreshTokenGrant handedIn) {
        return decisions
                .grant(
                        "refresh",
                        grants.refresh(form.client(), handedIn.getRefreshToken().getValue(), form.scope()))
                .getOrElseThrow(RefusalException.expecting(REFRESH));
    }

    private IssuedTokens ofClient(Form form) {
        var scope = form.scope().getOrElseThrow(() -> FormFault.NO_SCOPE.refusal());
        return decisions
                .grant("issue", grants.issue(NewGrant.ofClient(STITCH.name(), form.client(), scope)))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
    }

    /** Says the same of every token, known or not, and whatever the hint. */
    @RequestMapping("/connect/revocation")
    void revoke(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = reception.receive(request);
        grants.revoke(
                form.client(), form.as(TokenRevocationRequest::parse).getToken().getValue());
        TokenMessages.send(new HTTPResponse(HTTPResponse.SC_OK), response);
    }

    /** A client is told of its own tokens; another's are not active to it (RFC 7662 section 2.2). */
    @RequestMapping("/connect/introspect")
    void introspect(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = reception.receive(request);
        var token = form.as(TokenIntrospectionRequest::parse).getToken().getValue();
        var answer = grants.introspect(token)
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

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestLog.failed(failure, request);
        send(FormFault.UNEXPECTED.answer(), response);
    }

    private static void send(ErrorResponse answer, HttpServletResponse response) throws IOException {
        if (answer.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) response.setHeader("Allow", "POST");
        if (answer.status() == HttpServletResponse.SC_UNAUTHORIZED)
            response.setHeader("WWW-Authenticate", "Basic realm=\"tenure\"");
        TokenMessages.send(TokenMessages.of(answer).toHTTPResponse(), response);
    }
}
