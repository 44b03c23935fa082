package dev.tenure.guide.edge;

import static dev.tenure.port.issuer.ErrorMeaning.DEAD;
import static dev.tenure.port.issuer.ErrorMeaning.USER_NEEDED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tenure.connection.Configuration;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.OAuthErrors;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.ResponseFields;
import dev.tenure.port.issuer.ResponseTable;
import dev.tenure.port.issuer.RetryAfter;
import dev.tenure.port.issuer.TokenEndpointResponse;
import dev.tenure.port.issuer.provider.TokenEndpoints;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class IssuerTest {
    /** OAuth, with what this provider says in words of its own. */
    private static final ResponseTable THEIRS = TokenEndpoints.OAUTH.startingWith(
            DEAD.when("/errorCode", "REFRESH_TOKEN_GONE"),
            USER_NEEDED.when("/detail", "CONSENT_EXPIRED").and("/error", "invalid_grant"));

    private record TheirIssuer(URI tokenEndpoint, ResponseTable table, HttpClient http, InstantSource clock)
            implements Issuer {
        private static final JsonMapper JSON = new JsonMapper();

        @Override
        public RefreshResult refresh(Configuration connection, Secret refreshToken) {
            var form = "grant_type=refresh_token&refresh_token=" + URLEncoder.encode(refreshToken.reveal(), UTF_8);
            var request = HttpRequest.newBuilder(tokenEndpoint)
                    .timeout(Duration.ofSeconds(10)) // no longer than the call timeout of the profile's rules
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)) // with your client's credentials
                    .build();
            try {
                return table.resultOf(read(http.send(request, BodyHandlers.ofString())));
            } catch (IOException failure) {
                return OAuthErrors.classify(failure); // not sent, or in doubt
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return OAuthErrors.classify(interrupted);
            }
        }

        private TokenEndpointResponse read(HttpResponse<String> response) {
            var pause = RetryAfter.pause(header(response, "Retry-After"), header(response, "Date"), clock.instant());
            return new TokenEndpointResponse(response.statusCode(), fields(response.body()), pause);
        }

        private static ResponseFields fields(String body) {
            try {
                var json = JSON.readTree(body);
                return pointer -> Option.ofOptional(json.at(pointer).asStringOpt());
            } catch (JacksonException noJson) {
                return ResponseFields.NONE;
            }
        }

        private static Option<String> header(HttpResponse<String> response, String name) {
            return Option.ofOptional(response.headers().firstValue(name));
        }

        @Override
        public boolean revoke(Configuration connection, Secret token) {
            return false; // their revocation endpoint, RFC 7009
        }
    }

    @Test
    void theTableOfAProviderReadsItsAnswers() {
        answers(200, "{\"access_token\":\"new\",\"refresh_token\":\"next\",\"expires_in\":-3600}");
        assertThat(refreshedBy(TokenEndpoints.GITHUB))
                .isEqualTo(new RefreshResult.Renewed(
                        Secret.of("new"), Option.of(Secret.of("next")), Option.none())); // an odd lifetime is unstated

        answers(200, "{\"error\":\"bad_refresh_token\"}");
        assertThat(refreshedBy(TokenEndpoints.GITHUB)).isEqualTo(new RefreshResult.Refused("bad_refresh_token"));
        assertThat(refreshedBy(TokenEndpoints.OAUTH)).isEqualTo(new RefreshResult.NoAnswer(Option.none()));

        answers(403, "<html>Blocked by the firewall</html>");
        assertThat(refreshedBy(TokenEndpoints.GITHUB)).isEqualTo(new RefreshResult.NoAnswer(Option.none()));
    }

    @Test
    void rowsOfYourOwnGoFirst() {
        answers(400, "{\"errorCode\":\"REFRESH_TOKEN_GONE\"}");
        assertThat(refreshedBy(THEIRS)).isEqualTo(new RefreshResult.Refused("REFRESH_TOKEN_GONE"));

        answers(400, "{\"error\":\"invalid_grant\",\"detail\":\"CONSENT_EXPIRED\"}");
        assertThat(refreshedBy(THEIRS)).isEqualTo(new RefreshResult.UpdateRequired("CONSENT_EXPIRED"));
    }

    private HttpServer provider;
    private int status;
    private String body = "";

    @BeforeEach
    void listen() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private void answers(int code, String text) {
        status = code;
        body = text;
    }

    private RefreshResult refreshedBy(ResponseTable table) {
        var endpoint = URI.create("http://localhost:" + provider.getAddress().getPort() + "/token");
        var issuer = new TheirIssuer(endpoint, table, HttpClient.newHttpClient(), InstantSource.system());
        var connection = new Configuration("theirs", Scope.parse("accounts").get(), "ledger 42");
        return issuer.refresh(connection, Secret.of("once"));
    }
}
