package dev.tenure.host.notify;

import com.nimbusds.jose.jwk.ECKey;
import dev.tenure.host.http.RefusalException;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.token.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint for the public key that verifies webhooks. */
@RestController
final class VerificationKeyController {
    private static final ErrorResponse UNKNOWN = new ErrorResponse(
            400, "INVALID_INPUT", "INVALID_WEBHOOK_VERIFICATION_KEY_ID", "no webhook is signed with such a key");

    private final PlaidSigner signer;

    VerificationKeyController(PlaidSigner signer) {
        this.signer = signer;
    }

    @PostMapping("/webhook_verification_key/get")
    Found get(@RequestBody OfKey request, @RequestAttribute ClientId client) {
        var key = signer.named(request.keyId()).getOrElseThrow(() -> RefusalException.with(UNKNOWN));
        return new Found(PublicKey.of(key, signer.since()));
    }

    record OfKey(String keyId) {}

    record Found(PublicKey key) {}

    /** Plaid's form of a JWK. */
    record PublicKey(
            String alg,
            String crv,
            String kid,
            String kty,
            String use,
            String x,
            String y,
            long createdAt,
            @Nullable Long expiredAt) {
        static PublicKey of(ECKey key, Instant since) {
            return new PublicKey(
                    "ES256",
                    key.getCurve().getName(),
                    key.getKeyID(),
                    key.getKeyType().getValue(),
                    "sig",
                    key.getX().toString(),
                    key.getY().toString(),
                    since.getEpochSecond(),
                    null);
        }
    }
}
