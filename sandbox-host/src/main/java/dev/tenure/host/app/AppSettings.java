package dev.tenure.host.app;

import dev.tenure.token.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the app is told.
 *
 * @param clientId who it is at the other side
 * @param clientSecret what it proves that with
 * @param baseUrl where the other side is; this very host if it is not said
 * @param vaultKey 32 bytes in base64; from a file if it is not said
 * @param webhookKeys the JWK set that Plaid signs webhooks with; Plaid is asked for its keys if it is not said
 * @param webhookUrl where Plaid is to send webhooks of new connections; nowhere if it is not said
 */
@ConfigurationProperties("tenure.app")
record AppSettings(
        String clientId,
        Secret clientSecret,
        @Nullable String baseUrl,
        @Nullable Secret vaultKey,
        @Nullable String webhookKeys,
        @Nullable String webhookUrl) {}
