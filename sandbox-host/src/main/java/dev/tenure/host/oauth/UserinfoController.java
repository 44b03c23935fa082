package dev.tenure.host.oauth;

import static dev.tenure.profile.Stitch.STITCH;
import static dev.tenure.token.TokenKind.ACCESS;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Introspection;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.http.RequestLog;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.Grants;
import dev.tenure.service.Tenure;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.collection.LinkedHashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The userinfo endpoint for access tokens with the scope {@code openid}. It refuses in Stitch's shape, with a challenge
 * (RFC 6750).
 */
@RestController
final class UserinfoController {
    private static final Scope OPENID = new Scope(LinkedHashSet.of("openid"));

    private final Grants grants;
    private final DecisionMeters decisions;

    UserinfoController(Tenure tenure, DecisionMeters decisions) {
        this.decisions = decisions;
        this.grants = tenure.grants();
    }

    @GetMapping("/connect/userinfo")
    void userinfo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = tokenIn(request)
                .flatMap(token -> decisions.grant("authenticate", grants.authenticate(Secret.of(token), OPENID)))
                .flatMap(UserinfoController::userOf)
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        var info = new UserInfo(new Subject(user.value()));
        TokenMessages.send(new UserInfoSuccessResponse(info).toHTTPResponse(), response);
    }

    private static Either<Rejection, String> tokenIn(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        try {
            return headers.size() == 1
                    ? Either.right(BearerAccessToken.parse(headers.get(0)).getValue())
                    : Either.left(new Rejection.Malformed());
        } catch (ParseException noToken) {
            return Either.left(new Rejection.Malformed());
        }
    }

    /** The token's user; a client's own token has none, whatever its scope. */
    private static Either<Rejection, UserId> userOf(Introspection known) {
        return known.user().toEither(Rejection.ScopeExceeded::new);
    }

    @ExceptionHandler
    ResponseEntity<StitchErrorBody> refused(RefusalException refused, HttpServletRequest request) {
        RequestLog.refused(refused, request);
        return refusal(refused.answer(STITCH.errors()));
    }

    @ExceptionHandler
    ResponseEntity<StitchErrorBody> failed(Exception failure, HttpServletRequest request) {
        RequestLog.failed(failure, request);
        return refusal(STITCH.errors().otherwise());
    }

    private static ResponseEntity<StitchErrorBody> refusal(ErrorResponse answer) {
        return ResponseEntity.status(answer.status())
                .headers(headers -> challengeFor(answer.status())
                        .forEach(challenge ->
                                headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge.toWWWAuthenticateHeader())))
                .body(StitchErrorBody.of(answer));
    }

    private static Option<BearerTokenError> challengeFor(int status) {
        return switch (status) {
            case 401 -> Option.of(BearerTokenError.INVALID_TOKEN);
            case 403 -> Option.of(BearerTokenError.INSUFFICIENT_SCOPE);
            default -> Option.none();
        };
    }
}
