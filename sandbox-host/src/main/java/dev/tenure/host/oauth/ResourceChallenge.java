package dev.tenure.host.oauth;

import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.oauth2.sdk.token.DPoPTokenError;
import com.nimbusds.oauth2.sdk.token.TokenSchemeError;
import dev.tenure.host.dpop.DpopVerifier;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The {@code WWW-Authenticate} header of a refused resource request, in the scheme of its access token. */
final class ResourceChallenge {
    private ResourceChallenge() {}

    /** The challenges to a bearer token (RFC 6750 section 3). DPoP is offered too (RFC 9449 section 7.2). */
    static Option<String> toBearer(ErrorResponse answer) {
        return switch (answer.status()) {
            case 401 -> header(BearerTokenError.INVALID_TOKEN, dpop(DPoPTokenError.MISSING_TOKEN));
            case 403 -> header(BearerTokenError.INSUFFICIENT_SCOPE);
            default -> Option.none();
        };
    }

    /** The challenge to a token beside a proof (RFC 9449 section 7.1), with the error of the proof if it has one. */
    static Option<String> toDpop(ErrorResponse answer) {
        return switch (answer.status()) {
            case 401 -> header(dpop(proofErrorIn(answer)));
            case 403 -> header(dpop(DPoPTokenError.INSUFFICIENT_SCOPE));
            default -> Option.none();
        };
    }

    private static DPoPTokenError proofErrorIn(ErrorResponse answer) {
        return List.of(DPoPTokenError.INVALID_DPOP_PROOF, DPoPTokenError.USE_DPOP_NONCE)
                .find(error -> error.getCode().equals(answer.code()))
                .getOrElse(DPoPTokenError.INVALID_TOKEN);
    }

    private static DPoPTokenError dpop(DPoPTokenError error) {
        return error.setJWSAlgorithms(DpopVerifier.ALGORITHMS);
    }

    private static Option<String> header(TokenSchemeError... errors) {
        return Option.of(
                List.of(errors).map(TokenSchemeError::toWWWAuthenticateHeader).mkString(", "));
    }
}
