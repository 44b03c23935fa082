package dev.tenure.host.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.tenure.decision.Rejection;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/** The access token of a resource request, as a bearer token (RFC 6750) or beside a proof (RFC 9449 section 7.1). */
record PresentedToken(Secret token, boolean isDpop) {
    private static final String DPOP = "DPoP ";

    /** The token in the one {@code Authorization} header. */
    static Either<Rejection, PresentedToken> in(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        try {
            return headers.size() == 1
                    ? Either.right(new PresentedToken(tokenIn(headers.get(0)), isDpop(request)))
                    : Either.left(new Rejection.Malformed());
        } catch (ParseException noToken) {
            return Either.left(new Rejection.Malformed());
        }
    }

    /** Returns true if the request has a token with the scheme {@code DPoP}, well-formed or not. */
    static boolean isDpop(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && isDpop(header);
    }

    private static boolean isDpop(String header) {
        return header.regionMatches(true, 0, DPOP, 0, DPOP.length());
    }

    private static Secret tokenIn(String header) throws ParseException {
        AccessToken token = isDpop(header) ? DPoPAccessToken.parse(header) : BearerAccessToken.parse(header);
        return Secret.of(token.getValue());
    }
}
