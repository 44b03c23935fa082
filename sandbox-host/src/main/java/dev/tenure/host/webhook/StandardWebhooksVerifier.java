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
 * Believes a webhook that is signed as standardwebhooks.com says, with a shared secret and at most five minutes ago, by
 * the public library of that name. That library reads the system's clock itself and cannot be told another time: it is
 * the only one in the host that we do not hand in. Thread-safe.
 */
public final class StandardWebhooksVerifier {
    /** No full stop: it ends the id in the signed text, and what follows could be passed off as the instant. */
    private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");

    /** One spelling of an instant, not the several that the library takes for the same number. */
    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,14}");

    private static final Pattern SIGNATURES = Pattern.compile("[ -~]+");

    private final Webhook library;

    /**
     * Believes whoever signs with this secret: base64 of at least 24 bytes, with {@code whsec_} before it or not; else
     * {@link IllegalArgumentException}, which does not repeat it.
     */
    public StandardWebhooksVerifier(Secret secret) {
        this.library = StandardSecrets.library(secret);
    }

    /** The body, if the headers prove it. Whatever is sent is answered. */
    public Either<Why, Verified> verify(Map<String, List<String>> headers, byte[] body) {
        var claimed = Verified.ofCopy(body);
        return Headers.only(Webhook.UNBRANDED_MSG_ID_KEY, ID, headers)
                .flatMap(id -> Headers.only(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, TIMESTAMP, headers)
                        .flatMap(timestamp -> Headers.only(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, SIGNATURES, headers)
                                .flatMap(signatures -> text(claimed.body())
                                        .map(text -> new Message(id, timestamp, signatures, text)))))
                .flatMap(this::check)
                .map(message -> claimed);
    }

    /** Strictly, for the library signs a text: two bodies must not become one by what neither of them says. */
    private static Either<Why, String> text(byte[] body) {
        try {
            return Either.right(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException unfit) {
            return Either.left(Why.UNREADABLE_BODY);
        }
    }

    private Either<Why, Message> check(Message message) {
        try {
            library.verify(message.body(), message.headers());
            return Either.right(message);
        } catch (WebhookVerificationException refused) {
            return Either.left(isSigned(message) ? Why.OUT_OF_TIME : Why.WRONG_SIGNATURE);
        }
    }

    /** Tells two reasons apart that the library tells apart in words only; nothing is believed by it. */
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
