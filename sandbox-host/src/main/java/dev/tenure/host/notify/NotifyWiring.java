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

/** The wiring of notices: to the log, to the page, and to the addresses for webhooks. */
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
    WebhookSender webhookSender(WebhookSettings settings, GoneAddresses gone, MeterRegistry meters) {
        return new WebhookSender(new TargetPolicy(settings.allowPrivateNetworks()), gone, settings.timeout(), meters);
    }

    @Bean
    PlaidWebhookBodies plaidBodies(Profile profile) {
        return new PlaidWebhookBodies(profile.errors());
    }

    @Bean
    PlaidWebhookDelivery plaidDelivery(
            Tenure tenure, PlaidWebhookBodies bodies, PlaidSigner signer, WebhookSender sender, GoneAddresses gone) {
        return new PlaidWebhookDelivery(tenure.items(), bodies, signer, sender, gone);
    }

    @Bean
    StandardWebhookDelivery standardDelivery(WebhookSettings settings, WebhookSender sender) {
        var endpoints = List.ofAll(settings.endpoints()).map(NotifyWiring::endpoint);
        return new StandardWebhookDelivery(endpoints, sender);
    }

    private static StandardWebhookDelivery.Endpoint endpoint(WebhookSettings.Endpoint settings) {
        var signer = new StandardSigner(List.ofAll(settings.secrets()), InstantSource.system());
        return new StandardWebhookDelivery.Endpoint(new Webhook(settings.url().reveal()), signer);
    }

    /** Retries as often as Plaid does. */
    @Bean
    Relay relay(Tenure tenure, Notifier notifier) {
        return tenure.relay(notifier, DeliveryRules.plaid());
    }

    @Bean
    @Primary
    Notifier notifier(RecentNotices recent, PlaidWebhookDelivery plaid, StandardWebhookDelivery standard) {
        return new CompositeNotifier(new LoggingNotifier(), recent, new WebhookNotifier(plaid, standard));
    }
}
