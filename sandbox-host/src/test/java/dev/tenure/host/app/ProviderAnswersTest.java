package dev.tenure.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.sun.net.httpserver.HttpServer;
import dev.tenure.connection.Configuration;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.RefreshResult.Misconfigured;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.RateLimited;
import dev.tenure.port.issuer.RefreshResult.Refused;
import dev.tenure.port.issuer.RefreshResult.Renewed;
import dev.tenure.port.issuer.RefreshResult.UpdateRequired;
import dev.tenure.port.issuer.provider.TokenEndpoints;
import dev.tenure.profile.Stitch;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.StandardEnvironment;

/** The issuers read every answer over real HTTP, however strange, and none makes them throw. */
final class ProviderAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Secret TOKEN = Secret.of("once");
    private static final Configuration CONNECTION =
            new Configuration("stitch", Scope.parse("accounts").get(), "ledger 42");
    private static final RefreshResult DOUBT = new NoAnswer(Option.none());
    private static final Option<Secret> NEXT = Option.of(Secret.of("next"));

    private HttpServer server;
    private byte[] body = {};
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json; charset=no-such-charset");
                if (status == 429) exchange.getResponseHeaders().set("Retry-After", "120");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answers(int code, String text) {
        status = code;
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    private ApiClient api() {
        var address = "http://localhost:" + server.getAddress().getPort();
        var settings = new AppSettings("client", Secret.of("secret"), address, null, null, null);
        return new ApiClient(new BaseUrl(settings, new StandardEnvironment()));
    }

    private StitchIssuer stitch() {
        var client = new ClientSecretBasic(new ClientID("client"), new com.nimbusds.oauth2.sdk.auth.Secret("secret"));
        return new StitchIssuer(Stitch.STITCH, TokenEndpoints.STITCH, api(), client, () -> NOW);
    }

    private PlaidIssuer plaid() {
        return new PlaidIssuer(api(), "client", Secret.of("secret"), Option.none());
    }

    static Stream<Arguments> strange() {
        return Stream.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "{}",
                        "\"invalid_grant\"",
                        "\0\0",
                        "\uFEFF",
                        "{\"access_token\":\"new\",\"refresh_tok",
                        "{\"access_token\":",
                        "<html><body>invalid_grant</body></html>",
                        "<html>" + "x".repeat(9_000_000),
                        "{\"error\":{\"code\":400}}",
                        "{\"error\":[\"invalid_grant\"]}",
                        "{\"errors\":\"invalid_grant\",\"error_code\":{}}",
                        "{\"access_token\":{\"value\":\"new\"},\"item_id\":7}",
                        "[".repeat(100_000))
                .flatMap(text -> Stream.of(200, 201, 302, 400, 401, 403, 404, 405, 500, 503)
                        .map(code -> Arguments.of(code, text)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("strange")
    void aStrangeAnswerIsADoubtAndNothingWorse(int code, String text) throws IOException {
        answers(code, text);

        assertThat(stitch().refresh(CONNECTION, TOKEN)).isEqualTo(DOUBT);
        assertThat(stitch().exchange(TOKEN, NOW).getLeft()).isEqualTo(AppError.NO_ANSWER);
        assertThat(stitch().revoke(CONNECTION, TOKEN)).isEqualTo(code == 200);
        assertThat(stitch().call(TOKEN).error())
                .isEqualTo(code == 401 ? new ApiError.AccessRefused() : new ApiError.Unrelated());

        assertThat(plaid().exchange(TOKEN, NOW).getLeft()).isEqualTo(AppError.NO_ANSWER);
        assertThat(plaid().revoke(CONNECTION, TOKEN)).isEqualTo(code == 200);
        assertThat(plaid().call(TOKEN).error()).isEqualTo(new ApiError.Unrelated());
        assertThat(plaid().redirectToUpdate(TOKEN).isLeft()).isTrue();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(400, "{\"error\":\"invalid_grant\"}", new Refused("invalid_grant")),
                Arguments.of(200, "{\"error\":\"invalid_grant\"}", new Refused("invalid_grant")),
                Arguments.of(
                        400,
                        "{\"errors\":[{\"extensions\":{\"code\":\"USER_INTERACTION_REQUIRED\"}}]}",
                        new UpdateRequired("USER_INTERACTION_REQUIRED")),
                Arguments.of(401, "{\"error\":\"invalid_client\"}", new Misconfigured("invalid_client")),
                Arguments.of(429, "", new RateLimited(Option.of(Duration.ofMinutes(2)))));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aClearAnswerIsTakenAtItsWord(int code, String text, RefreshResult result) {
        answers(code, text);
        assertThat(stitch().refresh(CONNECTION, TOKEN)).isEqualTo(result);
    }

    static Stream<String> oddities() {
        return Stream.of(
                "",
                ",\"token_type\":null",
                ",\"token_type\":\"\"",
                ",\"token_type\":{\"a\":[1]}",
                ",\"expires_in\":-3600",
                ",\"expires_in\":\"soon\"",
                ",\"expires_in\":1e999",
                ",\"expires_in\":NaN",
                ",\"expires_in\":" + "9".repeat(5_000),
                ",\"scope\":[\"accounts\",null,7]",
                ",\"id_token\":17",
                ",\"error\":\"invalid_grant\"");
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void bothTokensAreKeptWhateverElseIsOdd(String oddity) {
        answers(200, "{\"access_token\":\"new\",\"refresh_token\":\"next\"" + oddity + "}\n garbage");
        assertThat(stitch().refresh(CONNECTION, TOKEN)).isEqualTo(new Renewed(Secret.of("new"), NEXT, Option.none()));
        assertThat(stitch().exchange(TOKEN, NOW).get().refresh()).isEqualTo(NEXT);
    }

    @Test
    void aBodyThatNeverSeemsToEndIsNotKept() {
        answers(200, "{\"access_token\":\"new\",\"more\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}");
        assertThat(stitch().refresh(CONNECTION, TOKEN)).isEqualTo(DOUBT);
    }

    @Test
    void aLifetimeInATextIsReadToo() {
        answers(200, "{\"access_token\":\"new\",\"refresh_token\":\"next\",\"expires_in\":\"900\"}");
        assertThat(stitch().refresh(CONNECTION, TOKEN))
                .isEqualTo(new Renewed(Secret.of("new"), NEXT, Option.of(Duration.ofMinutes(15))));
    }

    @Test
    void anItemsTokenIsKeptWithoutAnIdThatCanBeStored() {
        answers(200, "{\"access_token\":\"access-sandbox-1\",\"item_id\":\"" + "x".repeat(257) + "\"}");
        var tokens = plaid().exchange(TOKEN, NOW).get();
        assertThat(tokens.access()).isEqualTo(Secret.of("access-sandbox-1"));
        assertThat(tokens.remoteId()).isEmpty();
    }

    @Test
    void aPublicTokenIsRefusedByPlaidsOwnCodeAndAWrongSetUpIsNot() {
        answers(400, "{\"error_type\":\"INVALID_INPUT\",\"error_code\":\"INVALID_PUBLIC_TOKEN\"}");
        assertThat(plaid().exchange(TOKEN, NOW).getLeft()).isEqualTo(AppError.EXCHANGE_REFUSED);
        answers(400, "{\"error_type\":\"INVALID_INPUT\",\"error_code\":\"INVALID_API_KEYS\"}");
        assertThat(plaid().exchange(TOKEN, NOW).getLeft()).isEqualTo(AppError.PROVIDER_REFUSED);
    }
}
