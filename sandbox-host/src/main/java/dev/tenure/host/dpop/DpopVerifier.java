package dev.tenure.host.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPNonceException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.tenure.time.Lifetime;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Collections;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Verifies the DPoP proofs of requests with Nimbus: the signature, the request's method and URL, the nonce, a single
 * use, and the age by the host's clock. Nimbus' exceptions may repeat what was sent, so they are dropped. Thread-safe.
 */
@Component
public final class DpopVerifier {
    /** The header of a proof. */
    public static final String HEADER = "DPoP";

    /** The algorithms that a proof may be signed with. */
    public static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256);

    /** The bound of Nimbus' own check of the age: further than the host's clock can travel, because ours decides. */
    private static final long ANY_AGE = Lifetime.LONGEST.multipliedBy(2).toSeconds();

    private final DpopSettings settings;
    private final DpopNonces nonces;
    private final UsedProofs used;
    private final ProofAge age;

    DpopVerifier(DpopSettings settings, DpopNonces nonces, UsedProofs used, ProofAge age) {
        this.settings = settings;
        this.nonces = nonces;
        this.used = used;
        this.age = age;
    }

    /** The key that a token request proves (RFC 9449 section 5); none if it has no proof. */
    public Either<ProofError, Option<KeyThumbprint>> keyOfTokenRequest(HttpServletRequest request) {
        if (request.getHeader(HEADER) == null) return Either.right(Option.none());
        return keyIn(request, (proof, key) -> verifyTokenRequest(request, proof, key))
                .map(Option::some);
    }

    /** The key that a resource request proves beside this access token (RFC 9449 section 7). */
    public Either<ProofError, KeyThumbprint> keyOfResourceRequest(HttpServletRequest request, Secret access) {
        return keyIn(request, (proof, key) -> verifyResourceRequest(request, access, proof, key));
    }

    private Either<ProofError, KeyThumbprint> keyIn(HttpServletRequest request, Verification verification) {
        var headers = Collections.list(request.getHeaders(HEADER));
        if (headers.size() != 1) return Either.left(ProofError.INVALID_PROOF);
        try {
            var proof = SignedJWT.parse(headers.get(0));
            if (proof.getHeader().getJWK() == null) return Either.left(ProofError.INVALID_PROOF);
            var key = JWKThumbprintConfirmation.of(proof.getHeader().getJWK());
            verification.verify(proof, key);
            return age.isWithinBound(proof.getJWTClaimsSet())
                    ? Either.right(KeyThumbprint.ofDpop(key.getValue().toString()))
                    : Either.left(ProofError.INVALID_PROOF);
        } catch (InvalidDPoPNonceException otherNonce) {
            return Either.left(ProofError.NONCE_NEEDED);
        } catch (ParseException
                | JOSEException
                | InvalidDPoPProofException
                | AccessTokenValidationException
                | IllegalArgumentException unfit) {
            return Either.left(ProofError.INVALID_PROOF);
        }
    }

    private void verifyTokenRequest(HttpServletRequest request, SignedJWT proof, JWKThumbprintConfirmation key)
            throws InvalidDPoPProofException, JOSEException {
        new DPoPTokenRequestVerifier(ALGORITHMS, settings.urlOf(request), ANY_AGE, ANY_AGE, used)
                .verify(issuer(key), proof, nonces.accepted());
    }

    /** Takes the proof's own key as the token's: the library knows the token's and compares. */
    private void verifyResourceRequest(
            HttpServletRequest request, Secret access, SignedJWT proof, JWKThumbprintConfirmation key)
            throws InvalidDPoPProofException, AccessTokenValidationException, JOSEException {
        new DPoPProtectedResourceRequestVerifier(ALGORITHMS, ANY_AGE, ANY_AGE, used)
                .verify(
                        request.getMethod(),
                        settings.urlOf(request),
                        issuer(key),
                        proof,
                        new DPoPAccessToken(access.reveal()),
                        key,
                        nonces.accepted(),
                        null);
    }

    /** A proof is used once per key. */
    private static DPoPIssuer issuer(JWKThumbprintConfirmation key) {
        return new DPoPIssuer(key.getValue().toString());
    }

    @FunctionalInterface
    private interface Verification {
        void verify(SignedJWT proof, JWKThumbprintConfirmation key)
                throws InvalidDPoPProofException, AccessTokenValidationException, JOSEException;
    }
}
