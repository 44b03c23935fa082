package dev.tenure.host.notify;

import dev.tenure.token.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of webhooks.
 *
 * @param endpoints the endpoints of Standard Webhooks; none by default
 * @param allowPrivateNetworks also calls addresses of private networks, and by http
 * @param timeout the time for a whole response; at most 20 seconds, because other webhooks wait meanwhile
 * @param signingKey the private JWK on P-256 that signs Plaid's webhooks; a new key at each start if not set
 */
@ConfigurationProperties("tenure.webhooks")
record WebhookSettings(
        @DefaultValue List<Endpoint> endpoints,
        boolean allowPrivateNetworks,
        @DefaultValue("10s") Duration timeout,
        @Nullable Secret signingKey) {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    WebhookSettings {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("tenure.webhooks.timeout must be above 0 and at most " + LONGEST);
    }

    /**
     * An endpoint of Standard Webhooks.
     *
     * @param url the address, which may itself contain a secret
     * @param secrets base64 of at least 24 bytes each, with or without {@code whsec_} before it; the new one first,
     *     then the old one while receivers still have it
     */
    record Endpoint(Secret url, @DefaultValue List<Secret> secrets) {}
}
