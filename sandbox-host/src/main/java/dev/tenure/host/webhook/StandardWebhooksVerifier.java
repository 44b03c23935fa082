package dev.tenure.host.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.tenure.token.Secret;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Verifies that a webhook was signed as standardwebhooks.com says, with a shared secret, at most five minutes ago. It
 * uses the public library of that name, which reads the system's clock: the only clock in the host that is not
 * injected. Thread-safe.
 */
public final class StandardWebhooksVerifier {
    /**
     * An id without a full stop: that ends the id in the signed text, so the rest could be passed off as the instant.
     */
    private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");

    /** An instant in its canonical spelling; the library accepts several for one number. */
    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,14}");

    private static final Pattern SIGNATURES = Pattern.compile("[ -~]+");

    private final Webhook library;

    /**
     * A verifier with this secret: base64 of at least 24 bytes, with or without {@code whsec_} before it. Anything else
     * is an {@link IllegalArgumentException} that does not repeat it.
     */
    public StandardWebhooksVerifier(Secret secret) {
        this.library = StandardWebhookSecrets.library(secret);
    }

    /** The body, if the headers prove it. Any input gets a value. */
    public Either<VerificationFailure, VerifiedBody> verify(Map<String, List<String>> headers, byte[] body) {
        var claimed = VerifiedBody.ofCopy(body);
        return Headers.only(Webhook.UNBRANDED_MSG_ID_KEY, ID, headers)
                .flatMap(id -> Headers.only(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, TIMESTAMP, headers)
                        .flatMap(timestamp -> Headers.only(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, SIGNATURES, headers)
                                .flatMap(signatures -> text(claimed.body())
                                        .map(text -> new Message(id, timestamp, signatures, text)))))
                .flatMap(this::check)
                .map(message -> claimed);
    }

    /** Decodes UTF-8 strictly, because the library signs a text: two bodies must not decode to the same one. */
    private static Either<VerificationFailure, String> text(byte[] body) {
        try {
            return Either.right(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException unfit) {
            return Either.left(VerificationFailure.UNREADABLE_BODY);
        }
    }

    private Either<VerificationFailure, Message> check(Message message) {
        try {
            library.verify(message.body(), message.headers());
            return Either.right(message);
        } catch (WebhookVerificationException refused) {
            return Either.left(
                    isSigned(message) ? VerificationFailure.OUT_OF_TIME : VerificationFailure.WRONG_SIGNATURE);
        }
    }

    /**
     * Distinguishes two failures that the library distinguishes by its message only. It never decides that a webhook is
     * valid.
     */
    private boolean isSigned(Message message) {
        try {
            var signature = library.sign(message.id(), Long.parseLong(message.timestamp()), message.body());
            return Array.of(message.signatures().split(" "))
                    .exists(claimed -> MessageDigest.isEqual(claimed.getBytes(UTF_8), signature.getBytes(UTF_8)));
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException("HMAC with SHA-256 is in every Java", impossible);
        }
    }

    private record Message(String id, String timestamp, String signatures, String body) {
        Map<String, List<String>> headers() {
            return Map.of(
                    Webhook.UNBRANDED_MSG_ID_KEY, List.of(id),
                    Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, List.of(timestamp),
                    Webhook.UNBRANDED_MSG_SIGNATURE_KEY, List.of(signatures));
        }
    }
}
