package dev.tenure.host.notify;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/**
 * Signs webhooks as Plaid does: an ES256 JWT over the hash of the body and the instant of this attempt, by the
 * sandbox's travelling clock. Thread-safe.
 */
final class PlaidSigner {
    private final ECKey key;
    private final InstantSource clock;
    private final Instant since;

    private PlaidSigner(ECKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** A signer with this JWK, or with a new key that ends with the host. */
    static PlaidSigner by(Option<Secret> setting, InstantSource clock) {
        try {
            var key = setting.map(PlaidSigner::parsed).getOrElse(PlaidSigner::fresh);
            return new PlaidSigner(named(key), clock);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a P-256 key has a thumbprint", impossible);
        }
    }

    /** Parses a key. The exception does not repeat the text. */
    private static ECKey parsed(Secret setting) {
        try {
            var key = ECKey.parse(setting.reveal());
            if (key.isPrivate() && Curve.P_256.equals(key.getCurve())) return key;
        } catch (ParseException | IllegalStateException noKey) {
            // refused below, without repeating the text
        }
        throw new IllegalArgumentException("tenure.webhooks.signing-key is not a private JWK on P-256");
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("P-256 is in every Java", impossible);
        }
    }

    private static ECKey named(ECKey key) throws JOSEException {
        return key.getKeyID() == null
                ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                : key;
    }

    /** The value of the header {@code Plaid-Verification} for a body. */
    String sign(byte[] body) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var claims =
                Map.<String, Object>of("iat", clock.instant().getEpochSecond(), "request_body_sha256", hashOf(body));
        try {
            var token = new JWSObject(header, new Payload(claims));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("ES256 on P-256 is in every Java", impossible);
        }
    }

    private static String hashOf(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }

    /** The public key with this id. */
    Option<ECKey> named(String kid) {
        return Option.when(key.getKeyID().equals(kid), key::toPublicJWK);
    }

    /** The instant since when the key signs. */
    Instant since() {
        return since;
    }
}
