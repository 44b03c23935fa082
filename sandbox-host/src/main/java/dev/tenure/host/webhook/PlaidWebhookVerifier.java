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
 * Believes a webhook that Plaid has signed within the last minutes: the header {@code Plaid-Verification} is a JWT over
 * the hash of the body. The body is to be what came over the wire, byte by byte. One that was overheard is believed
 * again while it is young: hints may be repeated. As safe for threads as its keys and its clock are.
 */
public final class PlaidWebhookVerifier {
    /** How old a webhook may become; at this age it is too old. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** How far Plaid's clock may be ahead of ours, and no further. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private static final String HEADER = "Plaid-Verification";
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final Keys keys;
    private final InstantSource clock;

    /** Believes what these keys have signed, by this clock. */
    public PlaidWebhookVerifier(Keys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The body, if the headers prove it. Whatever is sent is answered; what is thrown comes from the keys. */
    public Either<Why, Verified> verify(Map<String, List<String>> headers, byte[] body) {
        var now = clock.instant();
        var claimed = Verified.ofCopy(body);
        return Headers.only(HEADER, TOKEN, headers)
                .flatMap(PlaidWebhookVerifier::parse)
                .flatMap(token -> signed(token, now))
                .flatMap(PlaidClaims::of)
                .flatMap(claims -> claims.cover(claimed, now));
    }

    /**
     * The algorithm is read before all else, so that what is not signed in the one way is not even parsed as signed.
     * What Nimbus misses in a token it says in exceptions of several kinds, now and then a {@link NullPointerException}.
     */
    private static Either<Why, JWSObject> parse(String token) {
        try {
            var parts = JOSEObject.split(token);
            var header = JSONObjectUtils.parse(parts[0].decodeToString());
            if (!JWSAlgorithm.ES256.equals(Header.parseAlgorithm(header))) return Either.left(Why.WRONG_ALGORITHM);
            return Either.right(new JWSObject(parts[0], parts[1], parts[2]));
        } catch (ParseException | RuntimeException unfit) {
            return Either.left(Why.UNREADABLE_HEADER);
        }
    }

    private Either<Why, JWSObject> signed(JWSObject token, Instant now) {
        return Option.of(token.getHeader().getKeyID())
                .flatMap(keys::named)
                .filter(key -> isUsable(key, now))
                .toEither(Why.UNKNOWN_KEY)
                .filterOrElse(key -> isSigned(token, key), key -> Why.WRONG_SIGNATURE)
                .map(key -> token);
    }

    private static boolean isUsable(ECKey key, Instant now) {
        var hasExpired = Option.of(key.getExpirationTime()).exists(end -> !now.isBefore(end.toInstant()));
        return Curve.P_256.equals(key.getCurve()) && !hasExpired;
    }

    /** A signature is taken in its one spelling: else a token could be changed, if only in bits that mean nothing. */
    private static boolean isSigned(JWSObject token, ECKey key) {
        var signature = token.getSignature();
        try {
            return Base64URL.encode(signature.decode()).equals(signature) && token.verify(new ECDSAVerifier(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("ES256 on P-256 is in every Java", impossible);
        }
    }
}
