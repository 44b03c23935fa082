package dev.tenure.host.oauth;

import static dev.tenure.profile.Stitch.STITCH;
import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.CODE;
import static dev.tenure.token.TokenKind.REFRESH;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.TokenRequest;
import dev.tenure.host.dpop.DpopVerifier;
import dev.tenure.host.dpop.ProofError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.Secret;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Issues the tokens of a token request (RFC 6749), bound to the key of its DPoP proof if it has one (RFC 9449). */
@Component
final class TokenIssuer {
    private static final Set<String> GRANTS = HashSet.of(
                    GrantType.CLIENT_CREDENTIALS, GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
            .map(GrantType::getValue);

    /** A client's own grant is for clients that authenticate themselves (RFC 6749 section 4.4). */
    private static final Set<String> NOT_FOR_PUBLIC = HashSet.of(GrantType.CLIENT_CREDENTIALS.getValue());

    private final Grants grants;
    private final DpopVerifier proofs;
    private final DecisionMeters decisions;

    TokenIssuer(Tenure tenure, DpopVerifier proofs, DecisionMeters decisions) {
        this.grants = tenure.grants();
        this.proofs = proofs;
        this.decisions = decisions;
    }

    /** Verifies the proof last, so that a request that is malformed anyway does not use it up. */
    IssuedTokens issue(OAuthForm form, HttpServletRequest request) {
        form.requireGrantType(GRANTS, NOT_FOR_PUBLIC);
        var grant = form.as(com.nimbusds.oauth2.sdk.TokenRequest::parse).getAuthorizationGrant();
        var asked = form.tokenRequest(proofs.keyOfTokenRequest(request).getOrElseThrow(ProofError::ofTokenRequest));
        if (grant instanceof AuthorizationCodeGrant received) return exchanged(asked, received);
        if (grant instanceof RefreshTokenGrant received) return refreshed(form, asked, received);
        return ofClient(form, asked);
    }

    private IssuedTokens exchanged(TokenRequest asked, AuthorizationCodeGrant received) {
        var code = Secret.of(received.getAuthorizationCode().getValue());
        return decisions
                .grant("exchange", grants.exchange(asked, code))
                .getOrElseThrow(RefusalException.expecting(CODE));
    }

    private IssuedTokens refreshed(OAuthForm form, TokenRequest asked, RefreshTokenGrant received) {
        var token = Secret.of(received.getRefreshToken().getValue());
        return decisions
                .grant("refresh", refreshed(form, asked, token))
                .getOrElseThrow(RefusalException.expecting(REFRESH));
    }

    private Either<Rejection, IssuedTokens> refreshed(OAuthForm form, TokenRequest asked, Secret token) {
        return form.scope()
                .map(narrower -> grants.refresh(asked, token, narrower))
                .getOrElse(() -> grants.refresh(asked, token));
    }

    private IssuedTokens ofClient(OAuthForm form, TokenRequest asked) {
        var scope = form.scope().getOrElseThrow(() -> OAuthFormError.NO_SCOPE.refusal());
        var grant = NewGrant.ofClient(STITCH, form.client(), scope);
        return decisions
                .grant(
                        "issue",
                        grants.issue(asked.key().map(grant::accessTokenKey).getOrElse(grant)))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
    }
}
