package dev.tenure.host.notify;

import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.WebhookReceiver;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.item.Webhook;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Stitch;
import dev.tenure.service.DeliveryRules;
import dev.tenure.service.NewLink;
import dev.tenure.service.Relay;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The library with the host's webhooks, by a test's clock and without a scheduler. */
final class NotifyingHost {
    static final ClientId CLIENT = new ClientId("client-one");
    static final AccountLabel CHECKING = new AccountLabel("Everyday Checking", Option.of("1234"));

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final java.util.List<String> secrets = new ArrayList<>();
    final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .profiles(Plaid.PLAID, Stitch.STITCH)
            .clock(this::now)
            .build();
    final PlaidSigner signer = PlaidSigner.by(Option.none(), this::now);
    final Relay relay;

    private NotifyingHost(WebhookSettings settings) {
        var wiring = new NotifyWiring();
        var gone = wiring.goneAddresses(JdbcClient.create(Database.h2().withTables()), this::now);
        var sender = wiring.webhookSender(settings, gone, meters);
        var plaid = wiring.plaidDelivery(tenure, wiring.plaidBodies(Plaid.PLAID), signer, sender, gone);
        this.relay = tenure.relay(
                wiring.notifier(new RecentNotices(), plaid, wiring.standardDelivery(settings, sender)),
                DeliveryRules.plaid());
    }

    static NotifyingHost by(WebhookSettings settings) {
        return new NotifyingHost(settings);
    }

    /** A host that may call receivers on this machine. */
    static NotifyingHost here() {
        return by(new WebhookSettings(java.util.List.of(), true, Duration.ofSeconds(20), null));
    }

    /** Links an Item whose webhooks go to this address. */
    ItemId linkedItem(String webhook, Consent consent) {
        var link = tenure.links()
                .open(NewLink.of(Plaid.PLAID, CLIENT).notifying(new Webhook(webhook)))
                .get();
        var linked = tenure.links()
                .succeed(link.linkToken(), new InstitutionId("ins_1"), consent)
                .get();
        var access = tenure.items().exchange(CLIENT, linked.publicToken()).get();
        secrets.addAll(java.util.List.of(
                link.linkToken().reveal(),
                linked.publicToken().reveal(),
                access.accessToken().reveal()));
        return linked.item();
    }

    /** Links an Item and delivers its Link's webhooks. */
    ItemId quietItem(WebhookReceiver receiver) {
        var item = linkedItem(receiver.at("/hooks"), Consent.to(List.of(CHECKING)));
        deliverAll();
        receiver.next();
        receiver.next();
        return item;
    }

    String accessToken() {
        return secrets.get(secrets.size() - 1);
    }

    void changeWebhook(String url) {
        tenure.items()
                .changeWebhook(CLIENT, Secret.of(accessToken()), new Webhook(url))
                .get();
    }

    Instant now() {
        return now;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }

    void deliverAll() {
        while (relay.deliver(100).more()) {}
    }

    double counted(String outcome) {
        return meters.counter("tenure.webhooks", "outcome", outcome).count();
    }
}
