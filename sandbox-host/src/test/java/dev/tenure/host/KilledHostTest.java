package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.HostProcess;
import dev.tenure.host.fixture.RunningHost;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A host that is killed repeatedly, immediately after an answer. */
@Shows("G4")
final class KilledHostTest {
    /** A check that a later host on the same data confirms an earlier answer. */
    private interface Answered {
        void isTrueOn(RunningHost host);
    }

    /** Some requests to a host; the kill might lose the last answer. */
    private interface Requests {
        Answered to(RunningHost host);
    }

    private static final List<Requests> ROUNDS = List.of(
            KilledHostTest::link,
            KilledHostTest::exchange,
            KilledHostTest::rotate,
            KilledHostTest::resetLogin,
            KilledHostTest::travel,
            KilledHostTest::remove);

    /** The requests to a host before it is killed; a host takes seconds to start. */
    private static final int EACH = Boolean.getBoolean("tenure.long") ? 1 : 2;

    @TempDir
    private Path directory;

    /**
     * Frees outdated space immediately, not after 45 seconds, so that a short run reuses space if a long one would.
     */
    @BeforeEach
    void ageFast() {
        var file = "jdbc:h2:file:" + directory.resolve("data").resolve("tenure");
        JdbcClient.create(new DriverManagerDataSource(file, "sa", ""))
                .sql("SET RETENTION_TIME 0")
                .update();
    }

    @Test
    void everyAnswerOutlivesTheHost() throws Exception {
        var answers = new ArrayList<Answered>();
        for (var round : Vector.ofAll(ROUNDS).grouped(EACH)) {
            try (var host = HostProcess.startIn(directory)) {
                answers.forEach(answer -> answer.isTrueOn(host));
                round.forEach(requests -> answers.add(requests.to(host)));
            }
        }

        try (var host = HostProcess.startIn(directory)) {
            answers.forEach(answer -> answer.isTrueOn(host));
        }
        assertThat(answers).hasSize(ROUNDS.size());
    }

    private static Answered link(RunningHost host) {
        var link = host.linkTokenOf("ada");
        var publicToken = host.complete(link, "ada").text("public_token");
        return later -> assertThat(later.post("/link/token/get", "{\"link_token\":\"" + link + "\"}")
                        .body())
                .contains(publicToken);
    }

    private static Answered exchange(RunningHost host) {
        var publicToken = host.publicTokenOf("grace");
        var access = host.exchange(publicToken).text("access_token");
        return later -> {
            isUsable(later, access);
            later.exchange(publicToken).isError(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN");
        };
    }

    private static Answered rotate(RunningHost host) {
        var old = host.accessTokenOf("hedy");
        var fresh = host.ofAccessToken("/item/access_token/invalidate", old).text("new_access_token");
        return later -> {
            isUsable(later, fresh);
            later.ofAccessToken("/accounts/get", old).isError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
        };
    }

    private static Answered resetLogin(RunningHost host) {
        var access = host.accessTokenOf("joan");
        assertThat(host.ofAccessToken("/sandbox/item/reset_login", access).status())
                .isEqualTo(200);
        return later -> later.ofAccessToken("/accounts/get", access).isError(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");
    }

    private static Answered travel(RunningHost host) {
        var ahead = Duration.parse(host.advance("PT1M").text("ahead"));
        return later -> assertThat(later.ahead()).isEqualTo(ahead).isEqualTo(Duration.ofMinutes(1));
    }

    private static Answered remove(RunningHost host) {
        var access = host.accessTokenOf("mary");
        assertThat(host.ofAccessToken("/item/remove", access).status()).isEqualTo(200);
        return later -> later.ofAccessToken("/item/get", access).isError(400, "ITEM_ERROR", "ITEM_NOT_FOUND");
    }

    private static void isUsable(RunningHost host, String accessToken) {
        assertThat(host.ofAccessToken("/accounts/get", accessToken).status()).isEqualTo(200);
    }
}
