package dev.tenure.host.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Detail;
import dev.tenure.decision.EventType;
import dev.tenure.host.fixture.WebhookReceiver;
import dev.tenure.host.webhook.StandardWebhooksVerifier;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Stitch;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks that the endpoints of the settings receive. */
final class StandardWebhookDeliveryTest {
    private static final Secret NEW = Secret.of("whsec_bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldw==");
    private static final Secret OLD = Secret.of("b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xkLW9sZA==");
    private static final Secret STRANGE = Secret.of("c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=");

    private final WebhookReceiver receiver = WebhookReceiver.open();
    private final NotifyingHost host = telling(endpoint("/grants", NEW, OLD));

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void theEndOfAGrantIsToldAndEitherSecretProvesIt() {
        var grant = reused();

        host.deliverAll();

        var sent = receiver.next();
        assertThat(sent.json())
                .isEqualTo(new JsonMapper()
                        .readTree(
                                """
                                        {"type":"grant.ended","timestamp":"2026-03-01T12:00:00Z",
                                         "data":{"aggregate":"%s","version":4,"effective_at":"2026-03-01T12:00:00Z",
                                                 "cause":"REUSE_DETECTED"}}"""
                                        .formatted(grant.grant())));
        assertThat(sent.header("webhook-id"))
                .isEqualTo(EventId.of(grant.grant(), 4, 0).toString());
        assertThat(sent.header("webhook-signature").split(" ")).hasSize(2);
        isBelieved(sent, NEW);
        isBelieved(sent, OLD);
        assertThat(verified(sent, STRANGE)).isFalse();
        assertThat(host.secrets).isNotEmpty().noneMatch(sent.text()::contains);
    }

    @Test
    @Shows("G7")
    void aRefusedWebhookComesAgainWithTheSameId() {
        receiver.answerNext(500);
        reused();

        assertThat(host.relay.deliver(100).failed()).isOne();
        host.advance(Duration.ofSeconds(30));
        assertThat(host.relay.deliver(100).done()).isOne();

        var first = receiver.next();
        var again = receiver.next();
        assertThat(again.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        isBelieved(again, NEW);
    }

    @Test
    void everyEndpointIsToldThoughAnotherFails() {
        var both = telling(endpoint("/one", NEW), endpoint("/two", OLD));
        receiver.answerNext(500);
        both.tenure
                .principals()
                .withdraw(NotifyingHost.CLIENT, WithdrawalReason.CREDENTIALS_ROTATED)
                .get();

        assertThat(both.relay.deliver(100).failed()).isOne();

        assertThat(receiver.next().path()).isEqualTo("/one");
        var second = receiver.next();
        assertThat(second.path()).isEqualTo("/two");
        assertThat(second.json().required("type").asString()).isEqualTo("principal.withdrawn");
        isBelieved(second, OLD);
    }

    @Test
    void anEndpointThatIsGoneHoldsUpNobody() {
        receiver.answerNext(410);
        reused();
        reused();

        host.deliverAll();

        receiver.next();
        assertThat(receiver.rest()).isEmpty();
        assertThat(host.counted("disabled")).isOne();
    }

    @Test
    void withoutEndpointsThereIsNothingToTell() {
        var silent = NotifyingHost.here();
        silent.tenure
                .principals()
                .withdraw(NotifyingHost.CLIENT, WithdrawalReason.CREDENTIALS_ROTATED)
                .get();

        assertThat(silent.relay.deliver(100).done()).isOne();
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void detailsAreToldButNoAddress() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var aggregate = PrincipalId.of(Environment.SANDBOX, NotifyingHost.CLIENT);
        var event = EventType.UPDATE_ADVISED
                .at(now)
                .with(Detail.DEADLINE, "2026-03-08T12:00:00Z")
                .with(Detail.WEBHOOK, "https://example.invalid/opensesame");

        var body = StandardWebhookBodies.of(new Notice(EventId.of(aggregate, 1, 0), aggregate, 1, event));

        assertThat(new String(body, StandardCharsets.UTF_8))
                .contains("\"type\":\"principal.update_advised\"", "\"deadline\":\"2026-03-08T12:00:00Z\"")
                .doesNotContain("opensesame");
    }

    @Test
    void anEndpointHasOneSecretOrTwo() {
        for (var secrets : List.of(List.<Secret>of(), List.of(NEW, OLD, STRANGE)))
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new StandardSigner(io.vavr.collection.List.ofAll(secrets), InstantSource.system()))
                    .withMessageContaining("one or two secrets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> telling(endpoint("/", Secret.of("opensesame"))))
                .withMessageNotContaining("opensesame");
    }

    private WebhookSettings.Endpoint endpoint(String path, Secret... secrets) {
        return new WebhookSettings.Endpoint(Secret.of(receiver.at(path)), Arrays.asList(secrets));
    }

    private static NotifyingHost telling(WebhookSettings.Endpoint... endpoints) {
        return NotifyingHost.by(new WebhookSettings(Arrays.asList(endpoints), true, Duration.ofSeconds(20), null));
    }

    /** Ends a grant by presenting its first refresh token again. */
    private IssuedTokens reused() {
        var scope = Scope.parse("openid offline_access").get();
        var grants = host.tenure.grants();
        var code = grants.authorize(NewGrant.of(Stitch.STITCH, NotifyingHost.CLIENT, new UserId("ada"), scope))
                .get();
        var first = grants.exchange(NotifyingHost.CLIENT, code.code()).get();
        var refresh = first.refresh().get().reveal();
        var second = grants.refresh(NotifyingHost.CLIENT, Secret.of(refresh)).get();
        grants.refresh(NotifyingHost.CLIENT, Secret.of(refresh));
        host.secrets.addAll(
                List.of(code.code().reveal(), refresh, second.access().reveal()));
        return first;
    }

    private static void isBelieved(WebhookReceiver.Sent sent, Secret secret) {
        assertThat(verified(sent, secret)).isTrue();
    }

    private static boolean verified(WebhookReceiver.Sent sent, Secret secret) {
        return new StandardWebhooksVerifier(secret)
                .verify(sent.headers(), sent.body())
                .isRight();
    }
}
