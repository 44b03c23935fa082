package dev.tenure.host.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.host.fixture.RunningHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The meters that an operator reads at the actuator. */
final class MetersTest {
    private static final RunningHost HOST = RunningHost.start();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void everyDecisionIsCountedByAggregateCommandAndCode() {
        var exchanged = decisions("item", "exchange", "ok");
        var refused = decisions("item", "authenticate", "NEEDS_UPDATE");

        var access = HOST.accessTokenOf("ada");
        HOST.ofAccessToken("/sandbox/item/reset_login", access);
        HOST.ofAccessToken("/accounts/get", access);
        HOST.ofAccessToken("/accounts/get", access);
        HOST.ofAccessToken("/item/get", "access-sandbox-smuggled");

        assertThat(decisions("item", "exchange", "ok")).isEqualTo(exchanged + 1);
        assertThat(decisions("item", "authenticate", "NEEDS_UPDATE")).isEqualTo(refused + 2);
        assertThat(decisions("item", "reportLoginRequired", "ok")).isOne();
        assertThat(decisions("item", "authenticate", "MALFORMED")).isOne();
    }

    @Test
    void tagsAreWordsAndNoNames() {
        var access = HOST.accessTokenOf("grace");
        HOST.ofAccessToken("/item/remove", access);
        HOST.get("/sandbox/clock");

        for (var name : meter("").required("names").values()) {
            var tags = meter("/" + name.asString()).required("availableTags");
            assertThat(tags.toString())
                    .as(name.asString())
                    .doesNotContain(access)
                    .doesNotContain("grace")
                    .doesNotContain(RunningHost.CLIENT);
        }
        assertThat(meter("/tenure.decisions").required("availableTags").findValuesAsString("tag"))
                .containsExactlyInAnyOrder("aggregate", "command", "code");
    }

    @Test
    void housekeepingIsMetered() {
        for (var name : new String[] {"tenure.sweep", "tenure.relay", "tenure.relay.lag", "tenure.relay.parked"})
            HOST.await(name, () -> HOST.get("/actuator/metrics/" + name).status() == 200);
    }

    @Test
    void nothingElseOfTheActuatorIsOpen() {
        for (var path : new String[] {
            "/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/configprops", "/actuator/beans"
        }) assertThat(HOST.get(path).status()).as(path).isEqualTo(404);
    }

    private static double decisions(String aggregate, String command, String code) {
        var path = "/tenure.decisions?tag=aggregate:%s&tag=command:%s&tag=code:%s".formatted(aggregate, command, code);
        var answer = HOST.get("/actuator/metrics" + path);
        return answer.status() == 404
                ? 0
                : answer.json()
                        .required("measurements")
                        .required(0)
                        .required("value")
                        .asDouble();
    }

    private static JsonNode meter(String path) {
        var answer = HOST.get("/actuator/metrics" + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
