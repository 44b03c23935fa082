package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.RunningHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The host on each of its databases. */
final class DatabaseTest {
    static Stream<Database> databases() {
        return Stream.of(Database.h2(), Database.postgresql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anItemIsLinkedBreaksIsMendedRotatedAndRemoved(Database database) {
        try (var host = RunningHost.start(database)) {
            var publicToken = host.publicTokenOf("ada");
            var access = host.exchange(publicToken).text("access_token");
            host.exchange(publicToken).isError(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN");
            var accounts = accountsOf(host, access);

            host.ofAccessToken("/sandbox/item/reset_login", access);
            host.ofAccessToken("/accounts/get", access).isError(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");
            host.complete(host.ofAccessToken("/link/token/create", access).text("link_token"), "ada");
            assertThat(accountsOf(host, access)).isEqualTo(accounts);

            var fresh =
                    host.ofAccessToken("/item/access_token/invalidate", access).text("new_access_token");
            host.ofAccessToken("/item/get", access).isError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
            assertThat(accountsOf(host, fresh)).isEqualTo(accounts);

            var late = host.publicTokenOf("grace");
            host.advance("PT30M");
            host.exchange(late).isError(400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN");

            assertThat(host.ofAccessToken("/item/remove", fresh).status()).isEqualTo(200);
            host.ofAccessToken("/item/get", fresh).isError(400, "ITEM_ERROR", "ITEM_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hostsOnOneDatabaseShareItemsAndTimeAndNoStepIsLost(Database database) {
        try (var one = RunningHost.start(database);
                var other = RunningHost.start(database)) {
            var access = one.accessTokenOf("ada");
            IntStream.range(0, 40).parallel().forEach(step -> (step % 2 == 0 ? one : other).advance("PT1S"));

            assertThat(one.ahead()).isEqualTo(other.ahead()).isEqualTo(Duration.ofSeconds(40));
            assertThat(accountsOf(other, access)).isEqualTo(accountsOf(one, access));
        }
    }

    @Test
    @Shows("G4")
    void aHostThatStartsAgainKnowsItsTokensAndTheTime(@TempDir Path directory) {
        var database = Database.h2(directory);
        String access;
        String removed;
        try (var host = RunningHost.start(database)) {
            access = host.accessTokenOf("ada");
            removed = host.accessTokenOf("grace");
            host.ofAccessToken("/item/remove", removed);
            host.advance("P1D");
        }

        try (var host = RunningHost.start(database)) {
            assertThat(accountsOf(host, access)).isNotEmpty();
            host.ofAccessToken("/item/get", removed).isError(400, "ITEM_ERROR", "ITEM_NOT_FOUND");
            assertThat(host.ahead()).isEqualTo(Duration.ofDays(1));
        }
    }

    @Test
    void aHostDoesNotStartOnTablesOfAnotherVersion() {
        var database = Database.h2();
        var tables = JdbcClient.create(database.withTables());
        tables.sql("UPDATE tenure_schema SET version = version + 1").update();

        assertThatThrownBy(() -> RunningHost.start(database))
                .hasMessageContaining("needs the library's tables of version 1, but its database has Other[version=2]");
    }

    @Test
    void aHostDoesNotStartWithoutTables() {
        assertThatThrownBy(() -> RunningHost.start(Database.h2(), "--spring.flyway.enabled=false"))
                .hasMessageContaining("needs the library's tables of version 1, but its database has Missing[]");
    }

    private static String accountsOf(RunningHost host, String accessToken) {
        var answer = host.ofAccessToken("/accounts/get", accessToken);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().required("accounts").toString();
    }
}
