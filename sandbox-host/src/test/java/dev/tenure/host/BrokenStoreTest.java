package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.RunningHost;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** The response to a caller when the store fails. */
@Shows({"G5", "G8"})
final class BrokenStoreTest {
    private static final String REQUEST = "{\"user\":{\"client_user_id\":\"ada\"}}";

    @Test
    void aLostStoreIsAnInternalErrorWithoutDetails() {
        try (var host = RunningHost.start(BrokenStore.class)) {
            var unavailable = host.post("/link/token/create", REQUEST);
            var unknown = host.post("/link/token/create", REQUEST);

            unavailable.isError(500, "API_ERROR", "INTERNAL_SERVER_ERROR");
            unknown.isError(500, "API_ERROR", "INTERNAL_SERVER_ERROR");
            assertThat(unavailable.body() + unknown.body()).doesNotContain("pool-7", "opensesame", "Exception");
        }
    }

    @Test
    void anUnavailableStoreIsTemporaryAtTheTokenEndpointAndADoubtIsNot() {
        try (var host = RunningHost.start(BrokenStore.class)) {
            var unavailable = host.responseTo(tokenRequest(host));
            var unknown = host.responseTo(tokenRequest(host));

            assertThat(unavailable.statusCode()).isEqualTo(503);
            assertThat(unavailable.body()).contains("\"error\":\"temporarily_unavailable\"");
            assertThat(unavailable.headers().firstValue("Retry-After")).contains("1");
            assertThat(unknown.statusCode()).isEqualTo(500);
            assertThat(unknown.body()).contains("\"error\":\"server_error\"");
            assertThat(unknown.headers().firstValue("Retry-After")).isEmpty();
            assertThat(unavailable.body() + unknown.body()).doesNotContain("pool-7", "opensesame", "Exception");
        }
    }

    private static HttpRequest tokenRequest(RunningHost host) {
        var form = "grant_type=client_credentials&scope=accounts&client_id=%s&client_secret=%s"
                .formatted(RunningHost.CLIENT, RunningHost.SECRET);
        return HttpRequest.newBuilder(host.at("/connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }
}
