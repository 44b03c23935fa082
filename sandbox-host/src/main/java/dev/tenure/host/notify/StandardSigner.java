package dev.tenure.host.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.tenure.host.webhook.StandardWebhookSecrets;
import dev.tenure.port.outbox.EventId;
import dev.tenure.token.Secret;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.InstantSource;

/**
 * Signs webhooks as standardwebhooks.com says, by the public library of that name: with one secret, or with the new and
 * the old one while it is replaced. The instant is that of this attempt by a clock that does not travel, because a
 * receiver's library reads its system's. Thread-safe.
 */
final class StandardSigner {
    private static final int MOST_SECRETS = 2;

    private final Seq<Webhook> secrets;
    private final InstantSource clock;

    /**
     * A signer with one or two secrets, the newest first. Any other number, or an invalid secret, is an
     * {@link IllegalArgumentException}.
     */
    StandardSigner(Seq<Secret> secrets, InstantSource clock) {
        if (secrets.isEmpty() || secrets.size() > MOST_SECRETS)
            throw new IllegalArgumentException("an endpoint needs one or two secrets");
        this.secrets = secrets.map(StandardWebhookSecrets::library);
        this.clock = clock;
    }

    /** The headers that sign a body and name its event. */
    Map<String, String> headersOf(EventId event, byte[] body) {
        var id = event.toString();
        var seconds = clock.instant().getEpochSecond();
        var text = new String(body, UTF_8);
        var signatures =
                secrets.map(secret -> signed(secret, id, seconds, text)).mkString(" ");
        return HashMap.of(
                Webhook.UNBRANDED_MSG_ID_KEY, id,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(seconds),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY, signatures);
    }

    private static String signed(Webhook secret, String id, long seconds, String text) {
        try {
            return secret.sign(id, seconds, text);
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException("HMAC with SHA-256 is in every Java", impossible);
        }
    }
}
