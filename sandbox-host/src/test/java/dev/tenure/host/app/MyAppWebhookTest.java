package dev.tenure.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.LossyProxy;
import dev.tenure.host.fixture.RunningHost;
import org.junit.jupiter.api.Test;

/** The host's own webhooks, received by the app in the same process over HTTP. */
final class MyAppWebhookTest {
    @Test
    void aLoginThatBreaksIsHeardOfThoughNobodyCallsForData() {
        try (var proxy = LossyProxy.open();
                var host = RunningHost.start(
                        Database.h2(),
                        "--tenure.app.base-url=" + proxy.address(),
                        "--tenure.app.webhook-url=" + proxy.address() + "/app/webhooks/plaid",
                        "--tenure.webhooks.allow-private-networks=true")) {
            proxy.forwardTo(host);
            var opened = host.post("/app/connections", "{\"profile\":\"plaid\",\"reference\":\"ada\"}");
            var connection = "/app/connections/" + opened.text("connection_id");
            var publicToken = host.complete(opened.text("link_token"), "ada").text("public_token");
            var connected = host.post(connection + "/authorized", "{\"public_token\":\"" + publicToken + "\"}");

            host.ofAccessToken("/sandbox/item/reset_login", proxy.lastOf("access"));

            assertThat(connected.text("state")).isEqualTo("CONNECTED");
            host.await(
                    "the app has heard",
                    () -> host.get(connection).text("state").equals("NEEDS_UPDATE")
                            && proxy.countOf("/webhook_verification_key/get") == 1);
            assertThat(proxy.countOf("/accounts/get")).isZero();
        }
    }
}
