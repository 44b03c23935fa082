package dev.tenure.host.app;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.host.webhook.PlaidWebhookVerifier;
import dev.tenure.host.webhook.WebhookKeys;
import dev.tenure.port.issuer.ResponseTable;
import dev.tenure.port.issuer.provider.TokenEndpoints;
import dev.tenure.port.secret.Vault;
import dev.tenure.port.store.Store;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Pleo;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Connections;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.text.ParseException;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The app's wiring of the library: its vault, an issuer for each provider, and the poller of login statuses. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AppSettings.class)
class AppWiring {
    @Bean
    Vault vault(AppSettings settings, @Value("${spring.datasource.url}") String database) {
        return AppVault.of(Option.of(settings.vaultKey()), database);
    }

    @Bean
    StitchIssuer stitch(AppSettings settings, ApiClient api, InstantSource clock) {
        return issuer(Stitch.STITCH, TokenEndpoints.STITCH, settings, api, clock);
    }

    /** The sandbox has no API of Pleo's shape, so this issuer uses Stitch's endpoints under Pleo's profile. */
    @Bean
    StitchIssuer pleo(AppSettings settings, ApiClient api, InstantSource clock) {
        return issuer(Pleo.PLEO, TokenEndpoints.PLEO, settings, api, clock);
    }

    /** An issuer that forgives a lost answer for half a minute. */
    @Bean
    StitchIssuer oauth(AppSettings settings, ApiClient api, InstantSource clock) {
        return issuer(OAuth.OAUTH, TokenEndpoints.OAUTH, settings, api, clock);
    }

    private static StitchIssuer issuer(
            Profile profile, ResponseTable tokenEndpoint, AppSettings settings, ApiClient api, InstantSource clock) {
        return new StitchIssuer(profile, tokenEndpoint, api, authenticationOf(settings), clock);
    }

    private static ClientAuthentication authenticationOf(AppSettings settings) {
        return new ClientSecretBasic(
                new ClientID(settings.clientId()),
                new Secret(settings.clientSecret().reveal()));
    }

    @Bean
    PlaidIssuer plaid(AppSettings settings, ApiClient api) {
        return new PlaidIssuer(api, settings.clientId(), settings.clientSecret(), Option.of(settings.webhookUrl()));
    }

    /** Connections in the host's own store, swept and announced with its other aggregates. */
    @Bean
    Connections connections(
            Store store, InstantSource clock, Vault vault, PendingPolls polls, java.util.List<Provider> providers) {
        var tenure = Tenure.over(store, Environment.SANDBOX)
                .profiles(Stitch.STITCH, Plaid.PLAID, Pleo.PLEO, OAuth.OAUTH)
                .clock(clock)
                .vault(vault)
                .statusPoller(polls);
        providers.forEach(provider -> tenure.issuer(provider.profile(), provider));
        return tenure.build().connections();
    }

    @Bean
    ConnectionService connectionService(
            Connections connections,
            java.util.List<Provider> providers,
            PlaidIssuer plaid,
            InstantSource clock,
            DecisionMeters decisions) {
        return new ConnectionService(connections, List.ofAll(providers), plaid, clock, decisions);
    }

    @Bean
    PlaidWebhookVerifier verifier(AppSettings settings, PlaidIssuer plaid, InstantSource clock) {
        var keys = Option.of(settings.webhookKeys())
                .map(AppWiring::keysIn)
                .getOrElse(() -> new PublishedWebhookKeys(plaid));
        return new PlaidWebhookVerifier(keys, clock);
    }

    private static WebhookKeys keysIn(String text) {
        var keys = keySet(text);
        return kid -> Option.of(keys.getKeyByKeyId(kid))
                .filter(ECKey.class::isInstance)
                .map(ECKey.class::cast);
    }

    private static JWKSet keySet(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException unfit) {
            throw new IllegalArgumentException("tenure.app.webhook-keys is not a JWK set");
        }
    }
}
