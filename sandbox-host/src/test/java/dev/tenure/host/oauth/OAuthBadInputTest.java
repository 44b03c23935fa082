package dev.tenure.host.oauth;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_SECRET;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.fixture.RunningHost;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input to the OAuth endpoints: the response is always a clean OAuth error. After each test the grant is unchanged,
 * and neither a response nor the log repeats what was sent.
 */
@Shows("G8")
final class OAuthBadInputTest {
    private static final String SMUGGLED = "smuggled0b5c";
    private static final String ANY_TOKEN = "(code|refresh|access)_sandbox_[A-Za-z0-9_-]{8}";
    private static final String PROOF = "&client_id=" + CLIENT + "&client_secret=" + SECRET;

    private static final RunningHost HOST = RunningHost.start();
    private static final LogCapture LOG = LogCapture.listen();
    private static final String ACCESS = accessToken();

    private final StringBuilder answers = new StringBuilder();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @AfterEach
    void nothingChangedAndNothingIsRepeated() {
        isError(
                form("/connect/token", "grant_type=refresh_token&refresh_token=" + SMUGGLED + PROOF),
                400,
                "invalid_grant");

        assertThat(userinfo("Bearer " + ACCESS).status()).isEqualTo(200);
        assertThat(answers.toString()).doesNotContain(SMUGGLED, SECRET, OTHER_SECRET, ACCESS);
        assertThat(LOG.text())
                .contains("/connect/token: MALFORMED, remedy FIX_CONFIGURATION")
                .doesNotContain(SMUGGLED, SECRET, OTHER_SECRET)
                .doesNotContainPattern(ANY_TOKEN);
    }

    static Stream<String> endpoints() {
        return Stream.of("/connect/token", "/connect/revocation", "/connect/introspect");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aClientWithoutAProofIsNoClient(String endpoint) {
        for (var body : new String[] {
            "",
            "&&&",
            "=",
            SMUGGLED,
            "{\"" + SMUGGLED + "\":1}",
            "token=" + SMUGGLED,
            "grant_type=" + SMUGGLED,
            "client_id=" + CLIENT,
            "client_id=" + CLIENT + "&client_secret=",
            "client_secret=" + SECRET,
            "client_id=" + CLIENT + "&client_secret=%00" + SMUGGLED,
            "client_id=" + SMUGGLED + "&client_assertion_type=" + SMUGGLED + "&client_assertion=" + SMUGGLED,
            "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=e.e.e"
        }) isError(form(endpoint, body), 401, "invalid_client");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aHeaderThatIsNoProofIsNone(String endpoint) {
        for (var header : new String[] {
            "Basic",
            "Basic ",
            "Basic " + SMUGGLED,
            "Basic !!!",
            basic(CLIENT),
            basic(CLIENT + ":"),
            basic(":" + SECRET),
            basic(CLIENT + ":" + SMUGGLED),
            basic(CLIENT + ":%zz"),
            "Bearer " + ACCESS,
            "Digest " + SMUGGLED,
            SMUGGLED
        })
            isError(
                    send(request(endpoint, "token=x&grant_type=client_credentials&scope=a")
                            .header("Authorization", header)),
                    401,
                    "invalid_client");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void twoProofsAreOneTooMany(String endpoint) {
        var body = "token=x&grant_type=client_credentials&scope=a" + PROOF;

        isError(
                send(request(endpoint, body).header("Authorization", basic(CLIENT + ":" + SECRET))),
                400,
                "invalid_request");
        isError(
                send(request(endpoint, "token=x")
                        .header("Authorization", basic(CLIENT + ":" + SECRET))
                        .header("Authorization", basic(CLIENT + ":" + SMUGGLED))),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aRepeatedParameterIsRefused(String endpoint) {
        var body = "token=x&grant_type=client_credentials&scope=a" + PROOF;

        for (var again : new String[] {
            "&token=" + SMUGGLED,
            "&grant_type=refresh_token",
            "&scope=" + SMUGGLED,
            PROOF,
            "&scope=",
            "&" + SMUGGLED + "=1&" + SMUGGLED + "=2"
        }) isError(form(endpoint, body + again), 400, "invalid_request");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aCutEscapeIsRefused(String endpoint) {
        for (var cut : new String[] {"%", "%4", "%zz" + SMUGGLED, "%-1"})
            isError(
                    form(endpoint, "token=x&grant_type=client_credentials&scope=a" + cut + PROOF),
                    400,
                    "invalid_request");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anOverlongBodyIsNotRead(String endpoint) {
        var body = "token=" + SMUGGLED.repeat(8_400) + PROOF;

        isError(form(endpoint, body), 413, "invalid_request");
        isError(
                send(HttpRequest.newBuilder(HOST.at(endpoint))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))),
                413,
                "invalid_request");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyAFormIsTaken(String endpoint) {
        for (var type :
                new String[] {"application/json", "text/plain", "multipart/form-data; boundary=x", SMUGGLED, "/"})
            isError(send(request(endpoint, "token=x" + PROOF).setHeader("Content-Type", type)), 415, "invalid_request");
        isError(
                send(HttpRequest.newBuilder(HOST.at(endpoint)).POST(BodyPublishers.ofString("token=x" + PROOF))),
                415,
                "invalid_request");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyPostIsTaken(String endpoint) {
        for (var method : new String[] {"GET", "PUT", "PATCH", "DELETE"})
            isError(
                    send(request(endpoint, "").method(method, BodyPublishers.ofString("token=x" + PROOF))),
                    405,
                    "invalid_request");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void parametersInTheAddressAreIgnored(String endpoint) {
        isError(send(request(endpoint + "?token=" + SMUGGLED + PROOF, "token=x")), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/revocation", "/connect/introspect"})
    void withoutATokenThereIsNothingToSay(String endpoint) {
        for (var body : new String[] {"", "token=", "token_type_hint=refresh_token", "tokens=" + SMUGGLED})
            isError(form(endpoint, body + PROOF), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant_type=",
                "grant_type=refresh_token",
                "grant_type=refresh_token&refresh_token=",
                "grant_type=authorization_code",
                "grant_type=authorization_code&code=",
            })
    void aMissingParameterIsAnInvalidRequest(String body) {
        isError(form("/connect/token", body + PROOF), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SMUGGLED,
                "Client_Credentials",
                "password&username=ada&password=" + SMUGGLED,
                "urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + SMUGGLED,
                "urn:ietf:params:oauth:grant-type:device_code&device_code=" + SMUGGLED,
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_credentials%00",
            })
    void otherGrantsAreNotSupported(String grant) {
        isError(form("/connect/token", "grant_type=" + grant + PROOF), 400, "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%22" + SMUGGLED, "a++b", "+a", "a+", "%5C", "%C3%A4", "%00", "a%0Ab", "%FF" + SMUGGLED})
    void aMalformedScopeIsRefusedBeforeATokenIsLookedAt(String scope) {
        isError(form("/connect/token", "grant_type=client_credentials&scope=" + scope + PROOF), 400, "invalid_scope");
        isError(
                form("/connect/token", "grant_type=refresh_token&refresh_token=x&scope=" + scope + PROOF),
                400,
                "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts++openid", "%22accounts%22", "accounts%2C%C3%A4"})
    void aScopeThatCannotBeReadBurnsNoRefreshToken(String scope) {
        var token = refreshToken();

        isError(form("/connect/token", refresh(token) + "&scope=" + scope + PROOF), 400, "invalid_scope");
        assertThat(tokens(refresh(token)).text("scope")).isEqualTo("openid offline_access");
    }

    /** Parameters without a value are as good as none (RFC 6749 section 3.2), and none is the whole scope (section 6). */
    @ParameterizedTest
    @ValueSource(strings = {"", "&scope=", "&scope"})
    void aRefreshThatAsksForNoScopeHasTheWholeOne(String scope) {
        assertThat(tokens(refresh(refreshToken()) + scope).text("scope")).isEqualTo("openid offline_access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&scope=", "&scope"})
    void aClientMustAskForAScopeOfItsOwn(String scope) {
        isError(form("/connect/token", "grant_type=client_credentials" + scope + PROOF), 400, "invalid_scope");
    }

    private static String refresh(String token) {
        return "grant_type=refresh_token&refresh_token=" + token;
    }

    private static String refreshToken() {
        return firstTokens().text("refresh_token");
    }

    @Test
    void aScopeThatIsTooLongIsRefused() {
        var scope = SMUGGLED.repeat(800);

        isError(form("/connect/token", "grant_type=client_credentials&scope=" + scope + PROOF), 400, "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SMUGGLED,
                "%00",
                "%FF",
                "+",
                "%F0%9F%94%91",
                "access-sandbox-3f2c9bb4-6a54-4d4e-9b3b-0d7c4c1f8a11"
            })
    void aMalformedTokenIsAnInvalidGrant(String token) {
        isError(form("/connect/token", "grant_type=authorization_code&code=x" + token + PROOF), 400, "invalid_grant");
        isError(
                form("/connect/token", "grant_type=refresh_token&refresh_token=x" + token + PROOF),
                400,
                "invalid_grant");
        assertThat(form("/connect/revocation", "token=x" + token + PROOF).status())
                .isEqualTo(200);
        assertThat(form("/connect/introspect", "token=x" + token + PROOF).body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void anAccessTokenIsNeitherACodeNorARefreshToken() {
        isError(
                form("/connect/token", "grant_type=refresh_token&refresh_token=" + ACCESS + PROOF),
                400,
                "invalid_grant");
        isError(form("/connect/token", "grant_type=authorization_code&code=" + ACCESS + PROOF), 400, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer " + SMUGGLED, "Basic " + SMUGGLED, SMUGGLED, "Bearer a b"})
    void withoutAGoodTokenNobodyIsTold(String header) {
        var refused = userinfo(header);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().required("errors").get(0).required("message").asString())
                .isEqualTo("UNAUTHENTICATED: Token is expired or malformed");
    }

    @Test
    void aTokenInTheAddressOrTwiceInTheHeaderIsNotTaken() {
        assertThat(send(HttpRequest.newBuilder(HOST.at("/connect/userinfo?access_token=" + ACCESS)))
                        .status())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(HOST.at("/connect/userinfo"))
                                .header("Authorization", "Bearer " + ACCESS)
                                .header("Authorization", "Bearer " + SMUGGLED))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownPathOrMethodIsRefused() {
        send(HttpRequest.newBuilder(HOST.at("/connect/" + SMUGGLED))).isError(404, "INVALID_REQUEST", "NOT_FOUND");
        send(request("/connect/userinfo", "a=" + SMUGGLED)).isError(405, "INVALID_REQUEST", "INVALID_METHOD");
    }

    @Test
    void anAuthorizationIsReadStrictly() {
        var path = "/sandbox/authorize";
        keep(HOST.post(path, "{}")).isError(400, "INVALID_REQUEST", "MISSING_FIELDS");
        for (var body : new String[] {
            "{\"user\":\" \",\"scope\":\"openid\"}",
            "{\"user\":\"\",\"scope\":\"openid\"}",
            "{\"user\":\"ada\",\"scope\":\"\"}",
            "{\"user\":\"ada\",\"scope\":\"\\\"" + SMUGGLED + "\"}",
            "{\"user\":\"ada\",\"scope\":[\"" + SMUGGLED + "\"]}",
            "{\"user\":\"ada\",\"scope\":\"openid\",\"consent_expiration_time\":\"" + SMUGGLED + "\"}",
            "{\"user\":\"ada\",\"scope\":\"openid\",\"consent_expiration_time\":\"2020-01-01T00:00:00Z\"}"
        }) keep(HOST.post(path, body)).isError(400, "INVALID_REQUEST", "INVALID_FIELD");
    }

    private static String accessToken() {
        return firstTokens().text("access_token");
    }

    private static JsonResponse firstTokens() {
        var code = HOST.post("/sandbox/authorize", "{\"user\":\"ada\",\"scope\":\"openid offline_access\"}")
                .text("code");
        return tokens("grant_type=authorization_code&code=" + code);
    }

    private static JsonResponse tokens(String body) {
        return HOST.send(request("/connect/token", body + PROOF).build());
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(HOST.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private JsonResponse form(String path, String body) {
        return send(request(path, body));
    }

    private JsonResponse userinfo(String header) {
        var request = HttpRequest.newBuilder(HOST.at("/connect/userinfo"));
        return send(header.isEmpty() ? request : request.header("Authorization", header));
    }

    private JsonResponse send(HttpRequest.Builder request) {
        var response = HOST.responseTo(request.build());
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("Pragma")).containsExactly("no-cache");
        if (response.statusCode() == 401)
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        return keep(new JsonResponse(response.statusCode(), response.body()));
    }

    private JsonResponse keep(JsonResponse answer) {
        answers.append(answer.body());
        return answer;
    }

    private static void isError(JsonResponse answer, int status, String error) {
        assertThat(answer.json().propertyNames())
                .as(answer.body())
                .containsExactlyInAnyOrder("error", "error_description");
        assertThat(answer.text("error")).as(answer.body()).isEqualTo(error);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
}
