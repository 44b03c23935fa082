package dev.tenure.host.oauth;

import static dev.tenure.profile.Stitch.STITCH;
import static dev.tenure.token.TokenKind.ACCESS;

import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.http.RequestLog;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.Grants;
import dev.tenure.service.Tenure;
import dev.tenure.token.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoint (RFC 6749) with revocation (RFC 7009) and introspection (RFC 7662), where Stitch has them. */
@RestController
final class OAuthController {
    private final Grants grants;
    private final OAuthFormReader forms;
    private final TokenIssuer issuer;

    OAuthController(Tenure tenure, OAuthFormReader forms, TokenIssuer issuer) {
        this.grants = tenure.grants();
        this.forms = forms;
        this.issuer = issuer;
    }

    @RequestMapping("/connect/token")
    void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var issued = issuer.issue(forms.readOfAnyClient(request), request);
        TokenMessages.send(TokenMessages.of(issued).toHTTPResponse(), response);
    }

    /**
     * Revokes a token, with its key or without. The response is the same for every token, known or not, whatever the
     * hint (RFC 7009 section 2.2).
     */
    @RequestMapping("/connect/revocation")
    void revoke(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = forms.readOfAnyClient(request);
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
