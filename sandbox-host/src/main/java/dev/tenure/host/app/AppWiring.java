package dev.tenure.host.app;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.tenure.host.DecisionMeters;
import dev.tenure.host.webhook.Keys;
import dev.tenure.host.webhook.PlaidWebhookVerifier;
import dev.tenure.port.secret.Vault;
import dev.tenure.port.store.Store;
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

/** What the app decides for the library: its vault, the parties it holds credentials of, and who asks how logins stand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AppSettings.class)
class AppWiring {
    @Bean
    Vault vault(AppSettings settings, @Value("${spring.datasource.url}") String database) {
        return VaultKey.vault(Option.of(settings.vaultKey()), database);
    }

    @Bean
    StitchIssuer stitch(AppSettings settings, Caller caller, InstantSource clock) {
        return issuer(Stitch.STITCH, settings, caller, clock);
    }

    /** The sandbox has no API of Pleo's shape: the same endpoints, and Pleo's rules of keeping. */
    @Bean
    StitchIssuer pleo(AppSettings settings, Caller caller, InstantSource clock) {
        return issuer(Pleo.PLEO, settings, caller, clock);
    }

    private static StitchIssuer issuer(Profile profile, AppSettings settings, Caller caller, InstantSource clock) {
        return new StitchIssuer(profile, caller, proofOf(settings), clock);
    }

    private static ClientAuthentication proofOf(AppSettings settings) {
        return new ClientSecretBasic(
                new ClientID(settings.clientId()),
                new Secret(settings.clientSecret().reveal()));
    }

    @Bean
    PlaidIssuer plaid(AppSettings settings, Caller caller) {
        return new PlaidIssuer(caller, settings.clientId(), settings.clientSecret(), Option.of(settings.webhookUrl()));
    }

    /** Over the host's own store, which sweeps and announces what becomes of them with the rest. */
    @Bean
    Connections connections(
            Store store, InstantSource clock, Vault vault, PollQueue polls, java.util.List<Provider> providers) {
        var tenure = Tenure.over(store, Environment.SANDBOX)
                .profiles(Stitch.STITCH, Plaid.PLAID, Pleo.PLEO)
                .clock(clock)
                .vault(vault)
                .statusPoller(polls);
        providers.forEach(provider -> tenure.issuer(provider.profile(), provider));
        return tenure.build().connections();
    }

    @Bean
    ConnectionService connections(
            Connections connections,
            java.util.List<Provider> providers,
            PlaidIssuer plaid,
            InstantSource clock,
            DecisionMeters decisions) {
        return new ConnectionService(connections, List.ofAll(providers), plaid, clock, decisions);
    }

    @Bean
    PlaidWebhookVerifier verifier(AppSettings settings, PlaidIssuer plaid, InstantSource clock) {
        var keys = Option.of(settings.webhookKeys()).map(AppWiring::keysIn).getOrElse(() -> new PublishedKeys(plaid));
        return new PlaidWebhookVerifier(keys, clock);
    }

    private static Keys keysIn(String text) {
        var keys = keySet(text);
        return kid -> Option.of(keys.getKeyByKeyId(kid))
                .filter(ECKey.class::isInstance)
                .map(ECKey.class::cast);
    }

    private static JWKSet keySet(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException unfit) {
            throw new IllegalArgumentException("tenure.app.webhook-keys is no JWK set");
        }
    }
}
