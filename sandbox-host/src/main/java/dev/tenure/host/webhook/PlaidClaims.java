package dev.tenure.host.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSObject;
import dev.tenure.time.Deadline;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims that Plaid signs with a webhook: the instant of the attempt and the hash of the body. */
record PlaidClaims(Instant issuedAt, String bodyHash) {
    /** Reads the claims of a token, or tells that they are unreadable. */
    static Either<VerificationFailure, PlaidClaims> of(JWSObject token) {
        return Option.<Map<String, Object>>of(token.getPayload().toJSONObject())
                .flatMap(claims -> instant(claims.get("iat"))
                        .flatMap(issuedAt -> Option.of(claims.get("request_body_sha256"))
                                .filter(String.class::isInstance)
                                .map(hash -> new PlaidClaims(issuedAt, (String) hash))))
                .toEither(VerificationFailure.UNREADABLE_CLAIMS);
    }

    private static Option<Instant> instant(@Nullable Object seconds) {
        return Option.of(seconds)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .filter(number -> number >= 0 && number < Deadline.LAST.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    /** The body, if it is the signed one and the signature is recent. */
    Either<VerificationFailure, VerifiedBody> verify(VerifiedBody body, Instant now) {
        if (!now.isBefore(issuedAt.plus(PlaidWebhookVerifier.LIFETIME)))
            return Either.left(VerificationFailure.TOO_OLD);
        if (issuedAt.isAfter(now.plus(PlaidWebhookVerifier.SKEW))) return Either.left(VerificationFailure.TOO_EARLY);
        return MessageDigest.isEqual(bodyHash.getBytes(UTF_8), hashOf(body).getBytes(UTF_8))
                ? Either.right(body)
                : Either.left(VerificationFailure.WRONG_BODY);
    }

    private static String hashOf(VerifiedBody body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.body()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }
}
