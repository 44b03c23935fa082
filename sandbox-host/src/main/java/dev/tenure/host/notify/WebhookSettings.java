package dev.tenure.host.notify;

import dev.tenure.token.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param endpoints where Standard Webhooks go; nowhere if it is not said
 * @param allowPrivateNetworks whether addresses of private networks are called too, and by http
 * @param timeout how long one may take, with its whole answer; 20 seconds at most, for others wait behind it
 * @param signingKey the private JWK on P-256 that Plaid's are signed with; one of this start if it is not said
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
            throw new IllegalArgumentException("tenure.webhooks.timeout is above 0 and at most " + LONGEST);
    }

    /**
     * @param url may carry a secret itself
     * @param secrets base64 of at least 24 bytes each, with {@code whsec_} before it or not; the new one first, and the
     *     old one while receivers still have it
     */
    record Endpoint(Secret url, @DefaultValue List<Secret> secrets) {}
}
