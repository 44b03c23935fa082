package dev.tenure.host.webhook;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Verifies that Plaid signed a webhook within the last minutes: the header {@code Plaid-Verification} is a JWT over the
 * hash of the body. The body must be the exact bytes received. A replayed webhook is accepted while it is young,
 * because repeated hints do no harm. As thread-safe as its keys and its clock.
 */
public final class PlaidWebhookVerifier {
    /** The age at which a webhook is too old. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** The lead that Plaid's clock may have over ours, inclusive. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private static final String HEADER = "Plaid-Verification";
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final WebhookKeys keys;
    private final InstantSource clock;

    /** A verifier with these keys and this clock. */
    public PlaidWebhookVerifier(WebhookKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The body, if the headers prove it. Any input gets a value; exceptions come from the keys only. */
    public Either<VerificationFailure, VerifiedBody> verify(Map<String, List<String>> headers, byte[] body) {
        var now = clock.instant();
        var claimed = VerifiedBody.ofCopy(body);
        return Headers.only(HEADER, TOKEN, headers)
                .flatMap(PlaidWebhookVerifier::parse)
                .flatMap(token -> signed(token, now))
                .flatMap(PlaidClaims::of)
                .flatMap(claims -> claims.verify(claimed, now));
    }

    /**
     * Parses a token, but only if its algorithm is ES256. Nimbus reports flaws by several types of exception,
     * occasionally a {@link NullPointerException}.
     */
    private static Either<VerificationFailure, JWSObject> parse(String token) {
        try {
            var parts = JOSEObject.split(token);
            var header = JSONObjectUtils.parse(parts[0].decodeToString());
            if (!JWSAlgorithm.ES256.equals(Header.parseAlgorithm(header)))
                return Either.left(VerificationFailure.WRONG_ALGORITHM);
            return Either.right(new JWSObject(parts[0], parts[1], parts[2]));
        } catch (ParseException | RuntimeException unfit) {
            return Either.left(VerificationFailure.UNREADABLE_HEADER);
        }
    }

    private Either<VerificationFailure, JWSObject> signed(JWSObject token, Instant now) {
        return Option.of(token.getHeader().getKeyID())
                .flatMap(keys::find)
                .filter(key -> isUsable(key, now))
                .toEither(VerificationFailure.UNKNOWN_KEY)
                .filterOrElse(key -> isSigned(token, key), key -> VerificationFailure.WRONG_SIGNATURE)
                .map(key -> token);
    }

    private static boolean isUsable(ECKey key, Instant now) {
        var hasExpired = Option.of(key.getExpirationTime()).exists(end -> !now.isBefore(end.toInstant()));
        return Curve.P_256.equals(key.getCurve()) && !hasExpired;
    }

    /** Accepts a signature in its canonical encoding only, so that no bit of a token can be changed. */
    private static boolean isSigned(JWSObject token, ECKey key) {
        var signature = token.getSignature();
        try {
            return Base64URL.encode(signature.decode()).equals(signature) && token.verify(new ECDSAVerifier(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("ES256 on P-256 is in every Java", impossible);
        }
    }
}
