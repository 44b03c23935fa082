package dev.tenure.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.Line;
import dev.tenure.host.fixture.Sandbox;
import org.junit.jupiter.api.Test;

/** The host's own webhooks, heard by the app of the same process over the wire. */
final class MyAppHearsTest {
    @Test
    void aLoginThatBreaksIsHeardOfThoughNobodyCallsForData() {
        try (var line = Line.open();
                var host = Sandbox.start(
                        Database.h2(),
                        "--tenure.app.base-url=" + line.address(),
                        "--tenure.app.webhook-url=" + line.address() + "/app/webhooks/plaid",
                        "--tenure.webhooks.allow-private-networks=true")) {
            line.leadTo(host);
            var opened = host.post("/app/connections", "{\"profile\":\"plaid\",\"reference\":\"ada\"}");
            var connection = "/app/connections/" + opened.text("connection_id");
            var publicToken = host.complete(opened.text("link_token"), "ada").text("public_token");
            var connected = host.post(connection + "/authorized", "{\"public_token\":\"" + publicToken + "\"}");

            host.ofAccessToken("/sandbox/item/reset_login", line.lastOf("access"));

            assertThat(connected.text("state")).isEqualTo("CONNECTED");
            host.await(
                    "the app has heard",
                    () -> host.get(connection).text("state").equals("NEEDS_UPDATE"));
            assertThat(line.countOf("/webhook_verification_key/get")).isOne();
            assertThat(line.countOf("/accounts/get")).isZero();
        }
    }
}
