package dev.tenure.host.dpop;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.tenure.host.http.RefusalException;
import dev.tenure.profile.ErrorMapping.ErrorResponse;

/** The refusals of a proof, with the codes of RFC 9449 sections 5, 7.1 and 8. */
public enum ProofError {
    INVALID_PROOF(OAuth2Error.INVALID_DPOP_PROOF_CODE, "the DPoP proof is missing, not valid, or was used before"),
    NONCE_NEEDED(OAuth2Error.USE_DPOP_NONCE_CODE, "the DPoP proof needs the nonce of this response");

    private static final String SOURCE = "RFC 9449";

    private final String code;
    private final String message;

    ProofError(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** The refusal of a token request (section 5). */
    public RefusalException ofTokenRequest() {
        return refusal(400);
    }

    /** The refusal of a resource request (section 7.1). */
    public RefusalException ofResourceRequest() {
        return refusal(401);
    }

    private RefusalException refusal(int status) {
        return RefusalException.named(name(), new ErrorResponse(status, SOURCE, code, message));
    }
}
