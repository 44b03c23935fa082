package dev.tenure.host.app;

import com.nimbusds.jose.jwk.ECKey;
import dev.tenure.host.webhook.WebhookKeys;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import tools.jackson.databind.JsonNode;

/**
 * The keys that Plaid publishes. Each is asked for once; an unknown id is remembered too, up to a hundred. A key that
 * expires at Plaid is believed until the app restarts. Thread-safe.
 */
final class PublishedWebhookKeys implements WebhookKeys {
    private static final int MOST = 100;

    private final PlaidIssuer plaid;
    private volatile Map<String, Option<ECKey>> known = LinkedHashMap.empty();

    PublishedWebhookKeys(PlaidIssuer plaid) {
        this.plaid = plaid;
    }

    @Override
    public Option<ECKey> find(String kid) {
        return known.get(kid).getOrElse(() -> keep(kid, asked(kid)));
    }

    private synchronized Option<ECKey> keep(String kid, Option<ECKey> found) {
        known = known.put(kid, found).takeRight(MOST);
        return found;
    }

    private Option<ECKey> asked(String kid) {
        try {
            var response = plaid.getKey(kid);
            if (response.isOk()) return keyIn(response.json().path("key"));
            if (response.text("error_code").contains("INVALID_WEBHOOK_VERIFICATION_KEY_ID")) return Option.none();
            throw new IOException("Plaid did not say whether there is such a key");
        } catch (IOException failure) {
            throw new UncheckedIOException("a webhook can be neither verified nor refused", failure);
        }
    }

    private static Option<ECKey> keyIn(JsonNode key) {
        if (key.path("expired_at").isNumber()) return Option.none();
        try {
            return Option.some(ECKey.parse(key.toString()));
        } catch (ParseException unfit) {
            return Option.none();
        }
    }
}
