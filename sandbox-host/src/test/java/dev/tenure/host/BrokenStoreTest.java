package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.RunningHost;
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
}
