package dev.tenure.host.webhook;

import com.nimbusds.jose.jwk.ECKey;
import io.vavr.control.Option;

/** The public keys with which Plaid signs webhooks in one environment. Each environment has its own. */
@FunctionalInterface
public interface WebhookKeys {
    /**
     * The key with this id; none if it is unknown, or if Plaid tells that it has expired ({@code expired_at}, a field
     * of Plaid's own that JWK parsers skip). The id comes from a stranger and may have some thousand characters. An
     * implementation that asks Plaid caches misses too, or strangers decide how often Plaid is asked. If it cannot ask
     * it throws an unchecked exception: the webhook is then neither accepted nor refused, and is sent again.
     */
    Option<ECKey> find(String kid);
}
