package dev.tenure.host.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.Wiring;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.notify.LoggingNotifier;
import dev.tenure.host.sandbox.ClockOffset;
import dev.tenure.host.sandbox.SandboxBank;
import dev.tenure.host.sandbox.TravellingClock;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Webhook;
import dev.tenure.port.outbox.Notifier;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Stitch;
import dev.tenure.service.DeliveryRules;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.NewGrant;
import dev.tenure.service.NewLink;
import dev.tenure.service.Retention;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Housekeeping, called without a scheduler. */
final class HousekeepingTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Wiring wiring = new Wiring();
    private final DataSource database = Database.h2().withTables();
    private final TravellingClock clock = wiring.clock(new ClockOffset(JdbcClient.create(database)));
    private final Tenure tenure = wiring.tenure(wiring.store(database), wiring.profile(), clock);

    @Test
    @Shows("G7")
    void whatTimeHasDoneIsRecordedAndTold() {
        var log = LogCapture.listen();
        var housekeeping = housekeeping(new LoggingNotifier());
        var client = new ClientId("client-one");
        var webhook = new Webhook("https://ada:opensesame@example.com/");
        var access = linked(client);
        tenure.items().changeWebhook(client, access.accessToken(), webhook).get();

        clock.advance(Duration.ofDays(31));
        housekeeping.sweep();
        housekeeping.deliver();

        assertThat(log.text())
                .contains("item " + access.item() + " WEBHOOK_CHANGED: by request")
                .contains("item " + access.item() + " ITEM_LOGIN_REQUIRED: ITEM_AGED")
                .doesNotContain("opensesame");
    }

    @Test
    void aGrantThatNobodyCanUseAnyMoreIsForgotten() {
        var housekeeping = housekeeping(new LoggingNotifier());
        var client = new ClientId("client-one");
        var scope = Scope.parse("accounts").get();
        var own = tenure.grants()
                .issue(NewGrant.ofClient(Stitch.STITCH, client, scope))
                .get();

        housekeeping.purge();
        assertThat(tenure.grants().find(own.grant()).isRight()).isTrue();
        clock.advance(Duration.ofHours(1).plus(Retention.standard().spent()).minusMinutes(30));
        housekeeping.purge();
        assertThat(tenure.grants().find(own.grant()).isRight()).isTrue();
        clock.advance(Duration.ofMinutes(30));
        housekeeping.purge();

        assertThat(tenure.grants().find(own.grant()).isRight()).isFalse();
    }

    @Test
    void whatItDoesAndWhatWaitsIsCounted() {
        var refusing = housekeeping(notice -> {
            throw new IllegalStateException("not today");
        });
        var client = new ClientId("client-one");
        linked(client);

        clock.advance(Duration.ofDays(31));
        refusing.sweep();
        refusing.deliver();

        assertThat(counted("tenure.sweep", "done")).isOne();
        assertThat(counted("tenure.sweep", "lost")).isZero();
        assertThat(counted("tenure.sweep", "unreadable")).isZero();
        assertThat(counted("tenure.relay", "failed")).isEqualTo(2);
        assertThat(gauged("tenure.relay.lag")).isGreaterThanOrEqualTo(31 * 24 * 3600.0);

        for (var attempt = 2; attempt <= 7; attempt++) {
            clock.advance(Duration.ofDays(1));
            refusing.deliver();
        }
        assertThat(counted("tenure.relay", "parked")).isEqualTo(2);
        assertThat(counted("tenure.relay", "delivered")).isZero();
        assertThat(gauged("tenure.relay.parked")).isEqualTo(2);
        assertThat(gauged("tenure.relay.lag")).isZero();
    }

    private Housekeeping housekeeping(Notifier notifier) {
        return new Housekeeping(
                tenure,
                tenure.relay(notifier, DeliveryRules.plaid()),
                new HousekeepingMeters(meters, JdbcClient.create(database), clock));
    }

    private IssuedAccess linked(ClientId client) {
        var link = tenure.links().open(NewLink.of(Plaid.PLAID, client)).get();
        var institution = new InstitutionId("ins_1");
        var linked = tenure.links()
                .succeed(link.linkToken(), institution, Consent.to(SandboxBank.accountsOf(institution, "ada")))
                .get();
        return tenure.items().exchange(client, linked.publicToken()).get();
    }

    private double counted(String meter, String outcome) {
        return meters.counter(meter, "outcome", outcome).count();
    }

    private double gauged(String meter) {
        return meters.get(meter).gauge().value();
    }
}
