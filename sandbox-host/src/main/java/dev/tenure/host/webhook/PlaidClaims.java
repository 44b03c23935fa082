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

/** What Plaid signs of a webhook: when this attempt was made, and with which body. */
record PlaidClaims(Instant issuedAt, String bodyHash) {
    /** Both, or a reason. */
    static Either<Why, PlaidClaims> of(JWSObject token) {
        return Option.<Map<String, Object>>of(token.getPayload().toJSONObject())
                .flatMap(claims -> instant(claims.get("iat"))
                        .flatMap(issuedAt -> Option.of(claims.get("request_body_sha256"))
                                .filter(String.class::isInstance)
                                .map(hash -> new PlaidClaims(issuedAt, (String) hash))))
                .toEither(Why.UNREADABLE_CLAIMS);
    }

    private static Option<Instant> instant(@Nullable Object seconds) {
        return Option.of(seconds)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .filter(number -> number >= 0 && number < Deadline.LAST.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    /** The body, if it is the one that was signed, and not too long ago. */
    Either<Why, Verified> cover(Verified body, Instant now) {
        if (!now.isBefore(issuedAt.plus(PlaidWebhookVerifier.LIFETIME))) return Either.left(Why.TOO_OLD);
        if (issuedAt.isAfter(now.plus(PlaidWebhookVerifier.SKEW))) return Either.left(Why.TOO_EARLY);
        return MessageDigest.isEqual(bodyHash.getBytes(UTF_8), hashOf(body).getBytes(UTF_8))
                ? Either.right(body)
                : Either.left(Why.WRONG_BODY);
    }

    private static String hashOf(Verified body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.body()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }
}
