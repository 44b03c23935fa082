package dev.tenure.host.oauth;

import static dev.tenure.profile.Stitch.STITCH;
import static dev.tenure.token.TokenKind.ACCESS;

import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Introspection;
import dev.tenure.host.dpop.DpopVerifier;
import dev.tenure.host.dpop.ProofError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.http.RequestLog;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.Grants;
import dev.tenure.service.Tenure;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.collection.LinkedHashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The userinfo endpoint for access tokens with the scope {@code openid}. It refuses in Stitch's shape, with a challenge
 * (RFC 6750). A token that is bound to a key needs a DPoP proof beside it (RFC 9449).
 */
@RestController
final class UserinfoController {
    private static final Scope OPENID = new Scope(LinkedHashSet.of("openid"));

    private final Grants grants;
    private final DpopVerifier proofs;
    private final DecisionMeters decisions;

    UserinfoController(Tenure tenure, DpopVerifier proofs, DecisionMeters decisions) {
        this.proofs = proofs;
        this.decisions = decisions;
        this.grants = tenure.grants();
    }

    @GetMapping("/connect/userinfo")
    void userinfo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = PresentedToken.in(request)
                .flatMap(presented -> decisions.grant("authenticate", authenticated(presented, request)))
                .flatMap(UserinfoController::userOf)
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        var info = new UserInfo(new Subject(user.value()));
        TokenMessages.send(new UserInfoSuccessResponse(info).toHTTPResponse(), response);
    }

    private Either<Rejection, Introspection> authenticated(PresentedToken presented, HttpServletRequest request) {
        return presented.isDpop()
                ? grants.authenticate(presented.token(), OPENID, keyProvenIn(request, presented))
                : grants.authenticate(presented.token(), OPENID);
    }

    private KeyThumbprint keyProvenIn(HttpServletRequest request, PresentedToken presented) {
        return proofs.keyOfResourceRequest(request, presented.token()).getOrElseThrow(ProofError::ofResourceRequest);
    }

    /** The token's user; a client's own token has none, whatever its scope. */
    private static Either<Rejection, UserId> userOf(Introspection known) {
        return known.user().toEither(Rejection.ScopeExceeded::new);
    }

    @ExceptionHandler
    ResponseEntity<StitchErrorBody> refused(RefusalException refused, HttpServletRequest request) {
        RequestLog.refused(refused, request);
        var answer = refused.answer(STITCH.errors());
        return refusal(
                answer,
                PresentedToken.isDpop(request) ? ResourceChallenge.toDpop(answer) : ResourceChallenge.toBearer(answer));
    }

    @ExceptionHandler
    ResponseEntity<StitchErrorBody> failed(Exception failure, HttpServletRequest request) {
        RequestLog.failed(failure, request);
        return refusal(STITCH.errors().otherwise(), Option.none());
    }

    private static ResponseEntity<StitchErrorBody> refusal(ErrorResponse answer, Option<String> challenge) {
        return ResponseEntity.status(answer.status())
                .headers(headers -> challenge.forEach(value -> headers.set(HttpHeaders.WWW_AUTHENTICATE, value)))
                .body(StitchErrorBody.of(answer));
    }
}
