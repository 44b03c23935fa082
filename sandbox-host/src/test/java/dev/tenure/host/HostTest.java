package dev.tenure.host;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.INSTITUTION;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.host.fixture.RunningHost;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The endpoints and behaviour that Plaid's public client does not cover. */
final class HostTest {
    private static final RunningHost HOST = RunningHost.start();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void theClockIsReadAndSetForwardWithoutKeys() {
        var before = HOST.get("/sandbox/clock");
        var request = HttpRequest.newBuilder(HOST.at("/sandbox/clock/advance"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"duration\":\"PT30M\"}"))
                .build();

        var after = HOST.send(request);

        assertThat(after.status()).isEqualTo(200);
        assertThat(Duration.parse(after.text("ahead")))
                .isEqualTo(Duration.parse(before.text("ahead")).plusMinutes(30));
        assertThat(Instant.parse(after.text("now")))
                .isAfterOrEqualTo(Instant.parse(before.text("now")).plus(Duration.ofMinutes(30)));
        assertThat(HOST.get("/sandbox/clock").text("ahead")).isEqualTo(after.text("ahead"));
    }

    @Test
    void everyAnswerNamesItsRequest() {
        var link = HOST.post("/link/token/create", "{\"user\":{\"client_user_id\":\"ada\"}}");
        var refused = HOST.ofAccessToken("/item/get", "nonsense");
        var clock = HOST.get("/sandbox/clock");

        assertThat(new String[] {link.text("request_id"), refused.text("request_id"), clock.text("request_id")})
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isNotBlank());
    }

    @Test
    void keysInTheBodyAreAsGoodAsInTheHeaders() {
        var keyed = HttpRequest.newBuilder(HOST.at("/link/token/create"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        """
                                {"client_id":"%s","secret":"%s","user":{"client_user_id":"ada"}}"""
                                .formatted(CLIENT, SECRET)))
                .build();
        var keyless = HttpRequest.newBuilder(HOST.at("/link/token/create"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user\":{\"client_user_id\":\"ada\"}}"))
                .build();

        assertThat(HOST.send(keyed).status()).isEqualTo(200);
        HOST.send(keyless).isError(400, "INVALID_INPUT", "INVALID_API_KEYS");
    }

    @Test
    void aWrongPasswordFoundsNothingAndTheTenthEndsTheLink() {
        var linkToken = HOST.post("/link/token/create", "{\"user\":{\"client_user_id\":\"ada\"}}")
                .text("link_token");
        var wrong = """
                {"link_token":"%s","institution_id":"%s","username":"ada","password":"wrong"}"""
                .formatted(linkToken, INSTITUTION);

        for (var login = 1; login <= 10; login++)
            HOST.post("/sandbox/link/complete", wrong).isError(400, "ITEM_ERROR", "INVALID_CREDENTIALS");

        HOST.complete(linkToken, "ada").isError(400, "INVALID_INPUT", "INVALID_LINK_TOKEN");
    }

    @Test
    void aWrongPasswordInAnUpdateLeavesTheItemAsItWas() {
        var access = HOST.accessTokenOf("ada");
        HOST.ofAccessToken("/sandbox/item/reset_login", access);
        var linkToken = HOST.ofAccessToken("/link/token/create", access).text("link_token");
        var wrong = """
                {"link_token":"%s","institution_id":"%s","username":"ada","password":"wrong"}"""
                .formatted(linkToken, INSTITUTION);

        HOST.post("/sandbox/link/complete", wrong).isError(400, "ITEM_ERROR", "INVALID_CREDENTIALS");

        HOST.ofAccessToken("/accounts/get", access).isError(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");
        assertThat(HOST.complete(linkToken, "ada").status()).isEqualTo(200);
        assertThat(HOST.ofAccessToken("/accounts/get", access).status()).isEqualTo(200);
    }

    @Test
    void aUserSharesTheAccountsTheyChooseForAsLongAsTheyConsent() {
        var linkToken = HOST.post("/link/token/create", "{\"user\":{\"client_user_id\":\"ada\"}}")
                .text("link_token");
        var until = Instant.parse(HOST.get("/sandbox/clock").text("now")).plus(Duration.ofDays(2));
        var publicToken = HOST.post(
                        "/sandbox/link/complete",
                        """
                        {"link_token":"%s","institution_id":"ins_1","username":"ada",
                         "accounts":[{"name":"Money Market","mask":"1234"},{"name":"Piggy Bank"}],
                         "consent_expiration_time":"%s"}"""
                                .formatted(linkToken, until))
                .text("public_token");
        var access = HOST.post("/item/public_token/exchange", "{\"public_token\":\"" + publicToken + "\"}")
                .text("access_token");

        var shared = HOST.ofAccessToken("/accounts/get", access).json();
        HOST.advance("P2D");

        assertThat(shared.required("item").required("consent_expiration_time").asString())
                .isEqualTo(until.toString());
        assertThat(shared.required("accounts").findValuesAsString("name"))
                .containsExactly("Money Market", "Piggy Bank");
        assertThat(shared.required("accounts").findValuesAsString("subtype")).containsExactly("money market", "other");
        HOST.ofAccessToken("/accounts/get", access).isError(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");
    }

    @Test
    void aLinkTokenThatNobodyUsedHasNoSession() {
        var link = HOST.post("/link/token/create", "{\"user\":{\"client_user_id\":\"ada\"}}")
                .text("link_token");

        var found = HOST.post("/link/token/get", "{\"link_token\":\"" + link + "\"}")
                .json();

        assertThat(found.required("link_sessions").isEmpty()).isTrue();
    }

    @Test
    void aLinkTokenOfAnUpdateIsFoundAndSoIsItsEnd() {
        var access = HOST.accessTokenOf("ada");
        var linkToken = HOST.ofAccessToken("/link/token/create", access).text("link_token");
        var ask = "{\"link_token\":\"" + linkToken + "\"}";

        var found = HOST.post("/link/token/get", ask).json();
        HOST.advance("PT30M");

        assertThat(Instant.parse(found.required("expiration").asString()))
                .isEqualTo(
                        Instant.parse(found.required("created_at").asString()).plus(Duration.ofMinutes(30)));
        assertThat(found.required("link_sessions").isEmpty()).isTrue();
        HOST.complete(linkToken, "ada").isError(400, "INVALID_INPUT", "INVALID_LINK_TOKEN");
    }
}
