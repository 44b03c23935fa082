package dev.tenure.host.notify;

import dev.tenure.item.Webhook;
import dev.tenure.port.outbox.Notifier;
import dev.tenure.profile.Profile;
import dev.tenure.service.DeliveryRules;
import dev.tenure.service.Relay;
import dev.tenure.service.Tenure;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom the host tells: its log, its page, and whoever has given an address for webhooks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class NotifyWiring {
    @Bean
    PlaidSigner plaidSigner(WebhookSettings settings, InstantSource clock) {
        return PlaidSigner.by(Option.of(settings.signingKey()), clock);
    }

    @Bean
    GoneAddresses goneAddresses(JdbcClient database, InstantSource clock) {
        return new GoneAddresses(database, clock);
    }

    @Bean
    WebhookSender courier(WebhookSettings settings, GoneAddresses gone, MeterRegistry meters) {
        return new WebhookSender(new Targets(settings.allowPrivateNetworks()), gone, settings.timeout(), meters);
    }

    @Bean
    PlaidBodies plaidBodies(Profile profile) {
        return new PlaidBodies(profile.errors());
    }

    @Bean
    PlaidPost plaidPost(
            Tenure tenure, PlaidBodies bodies, PlaidSigner signer, WebhookSender courier, GoneAddresses gone) {
        return new PlaidPost(tenure.items(), bodies, signer, courier, gone);
    }

    @Bean
    StandardPost standardPost(WebhookSettings settings, WebhookSender courier) {
        var endpoints = List.ofAll(settings.endpoints()).map(NotifyWiring::endpoint);
        return new StandardPost(endpoints, courier);
    }

    private static StandardPost.Endpoint endpoint(WebhookSettings.Endpoint settings) {
        var signer = new StandardSigner(List.ofAll(settings.secrets()), InstantSource.system());
        return new StandardPost.Endpoint(new Webhook(settings.url().reveal()), signer);
    }

    /** As often as Plaid sends its webhooks. */
    @Bean
    Relay relay(Tenure tenure, Notifier notifier) {
        return tenure.relay(notifier, DeliveryRules.plaid());
    }

    @Bean
    @Primary
    Notifier notifier(RecentNotices recent, PlaidPost plaid, StandardPost standard) {
        return new EveryNotifier(new LoggingNotifier(), recent, new WebhookNotifier(plaid, standard));
    }
}
