package dev.tenure.host.webhook;

import com.standardwebhooks.Webhook;
import dev.tenure.token.Secret;
import java.util.Base64;

/** Reads shared secrets as standardwebhooks.com defines them. */
public final class StandardWebhookSecrets {
    private static final int SHORTEST_KEY = 24;

    private StandardWebhookSecrets() {}

    /**
     * The public library with this secret: base64 of at least 24 bytes, with or without {@code whsec_} before it.
     * Anything else is an {@link IllegalArgumentException} that does not repeat it.
     */
    public static Webhook library(Secret secret) {
        return new Webhook(keyOf(secret.reveal()));
    }

    private static byte[] keyOf(String secret) {
        var text = secret.startsWith(Webhook.SECRET_PREFIX) ? secret.substring(Webhook.SECRET_PREFIX.length()) : secret;
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException("the secret is not base64");
        }
        if (key.length < SHORTEST_KEY)
            throw new IllegalArgumentException("the secret has fewer than " + SHORTEST_KEY + " bytes");
        return key;
    }
}
