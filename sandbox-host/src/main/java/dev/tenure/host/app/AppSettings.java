package dev.tenure.host.app;

import dev.tenure.token.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The app's settings.
 *
 * @param clientId the app's client id at the provider
 * @param clientSecret the client's secret
 * @param baseUrl the provider's address; this host's if not set
 * @param vaultKey 32 bytes in base64; read from a file if not set
 * @param webhookKeys the JWK set that Plaid signs webhooks with; Plaid is asked for its keys if not set
 * @param webhookUrl the address for webhooks of new connections; none are sent if not set
 */
@ConfigurationProperties("tenure.app")
record AppSettings(
        String clientId,
        Secret clientSecret,
        @Nullable String baseUrl,
        @Nullable Secret vaultKey,
        @Nullable String webhookKeys,
        @Nullable String webhookUrl) {}
