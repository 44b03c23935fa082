package dev.tenure.host.http;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_SECRET;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.fixture.RunningHost;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input to the JSON endpoints: the response is always a clean error object. After each test the Item is unchanged,
 * and neither a response nor the log repeats what was sent: every bad value contains a text that must not come back.
 */
@Shows("G8")
final class BadInputTest {
    private static final String SMUGGLED = "smuggled0b5c";
    private static final String ANY_TOKEN = "-sandbox-[0-9a-f]{8}";
    private static final String REQUEST = "INVALID_REQUEST";

    /** A body for each endpoint, valid except for its token. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/link/token/create", "{\"access_token\":%s}"),
            Map.entry("/link/token/get", "{\"link_token\":%s}"),
            Map.entry(
                    "/sandbox/link/complete", "{\"link_token\":%s,\"institution_id\":\"ins_1\",\"username\":\"ada\"}"),
            Map.entry("/item/public_token/exchange", "{\"public_token\":%s}"),
            Map.entry("/item/get", "{\"access_token\":%s}"),
            Map.entry("/accounts/get", "{\"access_token\":%s}"),
            Map.entry("/item/access_token/invalidate", "{\"access_token\":%s}"),
            Map.entry("/item/remove", "{\"access_token\":%s,\"reason_code\":\"OTHER\",\"reason_note\":\"moved\"}"),
            Map.entry("/item/webhook/update", "{\"access_token\":%s,\"webhook\":\"https://example.invalid\"}"),
            Map.entry(
                    "/processor/token/create",
                    "{\"access_token\":%s,\"account_id\":\"3f2c9bb4-6a54-4d4e-9b3b-0d7c4c1f8a11\","
                            + "\"processor\":\"dwolla\"}"),
            Map.entry("/sandbox/item/reset_login", "{\"access_token\":%s}"));

    private static final RunningHost HOST = RunningHost.start();
    private static final LogCapture LOG = LogCapture.listen();
    private static final String TOKEN = HOST.accessTokenOf("ada");
    private static final String ITEM = itemNow();

    private final StringBuilder answers = new StringBuilder();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @AfterEach
    void nothingChangedAndNothingIsRepeated() {
        post("/item/get", "{\"access_token\":\"" + SMUGGLED + "\"}");

        assertThat(itemNow()).isEqualTo(ITEM);
        assertThat(answers.toString()).doesNotContain(SMUGGLED, SECRET, OTHER_SECRET);
        assertThat(LOG.text())
                .contains("/item/get: MALFORMED, remedy FIX_CONFIGURATION")
                .doesNotContain(SMUGGLED, SECRET, OTHER_SECRET)
                .doesNotContainPattern(ANY_TOKEN);
    }

    static Stream<String> endpoints() {
        return Stream.concat(BODIES.keySet().stream(), Stream.of("/sandbox/public_token/create", "/app/connections"));
    }

    static Stream<String> endpointsWithTokens() {
        return BODIES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aBodyThatIsNoJsonObjectIsRefused(String endpoint) {
        var bad = Stream.of(
                "",
                " ",
                "null",
                "[]",
                "[{}]",
                "5",
                "\"" + SMUGGLED + "\"",
                "{",
                "{\"" + SMUGGLED,
                "client_id=" + SMUGGLED,
                "{}{}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"access_token\":\"" + SMUGGLED + "\u0000\"}",
                "{\"access_token\":\"" + SMUGGLED + "\",\"access_token\":\"" + SMUGGLED + "\"}",
                "{\"ignored\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
                "{\"ignored\":" + "{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000) + "}",
                "{\"ignored\":" + "9".repeat(5_000) + SMUGGLED + "}");

        assertThat(bad).allSatisfy(body -> post(endpoint, body).isError(400, REQUEST, "INVALID_BODY"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aBodyThatIsNotUnicodeIsRefused(String endpoint) {
        var start = ("{\"access_token\":\"" + SMUGGLED).getBytes(StandardCharsets.US_ASCII);
        var cut = Arrays.copyOf(start, start.length + 2);
        cut[start.length] = (byte) 0xc3;
        cut[start.length + 1] = (byte) '(';

        var answer = HOST.send(
                HOST.signed(endpoint).POST(BodyPublishers.ofByteArray(cut)).build());

        keep(answer).isError(400, REQUEST, "INVALID_BODY");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aMissingFieldIsNamed(String endpoint) {
        var missing = post(endpoint, "{\"" + SMUGGLED + "\":1}").isError(400, REQUEST, "MISSING_FIELDS");

        assertThat(missing.text("error_message")).containsPattern(": (user|institution_id|profile|[a-z]+_token)$");
    }

    @ParameterizedTest
    @MethodSource("endpointsWithTokens")
    void aTokenThatIsNoTextIsRefused(String endpoint) {
        var bad = Stream.of("5", "1.5", "true", "[]", "{}", "[\"" + SMUGGLED + "\"]", "{\"a\":\"" + SMUGGLED + "\"}");

        assertThat(bad)
                .allSatisfy(token -> post(endpoint, bodyOf(endpoint, token)).isError(400, REQUEST, "INVALID_FIELD"));
    }

    @ParameterizedTest
    @MethodSource("endpointsWithTokens")
    void aMalformedTokenIsNotLookedUp(String endpoint) {
        var uuid = "3f2c9bb4-6a54-4d4e-9b3b-0d7c4c1f8a11";
        var bad = Stream.of(
                "",
                " ",
                SMUGGLED,
                SMUGGLED.repeat(50),
                "access-sandbox-" + SMUGGLED,
                "access-sandbox-" + SMUGGLED.repeat(1_000),
                "access-sandbox-" + uuid + SMUGGLED,
                "access-sandbox-" + uuid + "\\u0000",
                "\\u0000",
                "access-sandbox-\\ud800" + SMUGGLED,
                "\\udc00",
                "äccess-sandbox-" + SMUGGLED,
                "access-sandbox-" + uuid.toUpperCase(Locale.ROOT),
                "ACCESS-sandbox-" + uuid,
                "access-elsewhere-" + uuid,
                "access-development-7c69d345-hda9-ka68-ahs3-e9317406a2",
                "access-production-" + uuid,
                "access-development-" + uuid,
                "link-production-" + uuid,
                "public-production-" + uuid,
                "assets-sandbox-" + uuid,
                "user-sandbox-" + uuid,
                "processor-sandbox-" + uuid,
                "access-sandbox-" + uuid,
                "link-sandbox-" + uuid,
                "public-sandbox-" + uuid,
                "access-sandbox-" + uuid + "\\n",
                "' OR 1=1 --",
                "{{" + SMUGGLED + "}}");

        assertThat(bad).allSatisfy(token -> {
            var answer = post(endpoint, bodyOf(endpoint, "\"" + token + "\""));
            answer.isError(400, "INVALID_INPUT", codeAt(endpoint));
            if (token.contains(uuid)) assertThat(answer.body()).doesNotContain(uuid);
        });
    }

    @ParameterizedTest
    @MethodSource("endpointsWithTokens")
    void aLivingTokenOfAnotherKindIsRefused(String endpoint) {
        var link = HOST.post("/link/token/create", "{\"user\":{\"client_user_id\":\"grace\"}}")
                .text("link_token");
        var token = codeAt(endpoint).equals("INVALID_ACCESS_TOKEN") ? link : TOKEN;

        post(endpoint, bodyOf(endpoint, "\"" + token + "\"")).isError(400, "INVALID_INPUT", codeAt(endpoint));
        assertThat(answers.toString()).doesNotContain(token);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anOverlongBodyIsNotRead(String endpoint) {
        var body = "{\"access_token\":\"" + SMUGGLED.repeat(8_400) + "\"}";

        assertThat(body.length()).isGreaterThan(100_000);
        post(endpoint, body).isError(413, REQUEST, "INVALID_BODY");
        keep(HOST.send(HOST.signed(endpoint)
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                        .build()))
                .isError(413, REQUEST, "INVALID_BODY");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyPostIsTaken(String endpoint) {
        for (var method : new String[] {"GET", "PUT", "PATCH", "DELETE"})
            keep(HOST.send(HOST.signed(endpoint)
                            .method(method, BodyPublishers.ofString("{\"access_token\":\"" + TOKEN + "\"}"))
                            .build()))
                    .isError(405, REQUEST, "INVALID_METHOD");
        keep(HOST.send(HOST.signed(endpoint)
                        .method("TRACE", BodyPublishers.noBody())
                        .build()))
                .isError(405, REQUEST, "INVALID_METHOD");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyJsonIsTaken(String endpoint) {
        for (var type : new String[] {"text/plain", "application/x-www-form-urlencoded", "application/xml", SMUGGLED})
            keep(HOST.send(HOST.signed(endpoint)
                            .setHeader("Content-Type", type)
                            .POST(BodyPublishers.ofString("access_token=" + SMUGGLED))
                            .build()))
                    .isError(415, REQUEST, "INVALID_HEADERS");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void jsonIsAnsweredWhateverIsAccepted(String endpoint) {
        var answer = HOST.send(HOST.signed(endpoint)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        answer.isError(400, REQUEST, "MISSING_FIELDS");
    }

    @Test
    void anUnknownPathIsNotFound() {
        for (var path : new String[] {"/item", "/item/get/", "/error", "/actuator", "/item/" + SMUGGLED})
            post(path, "{}").isError(404, REQUEST, "NOT_FOUND");
        keep(HOST.get("/" + TOKEN)).isError(404, REQUEST, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/link/token/create | {'user':{'client_user_id':5}} | user.client_user_id",
                "/link/token/create | {'user':{'client_user_id':''}} | user.client_user_id",
                "/link/token/create | {'user':{'client_user_id':'smuggled0b5c\\u0000'}} | user.client_user_id",
                "/link/token/create | {'user':{'client_user_id':'smuggled0b5c\\ud800'}} | user.client_user_id",
                "/link/token/create | {'user':'smuggled0b5c'} | user",
                "/link/token/create | {'user':[]} | user",
                "/link/token/create | {'user':{'client_user_id':'ada'},'webhook':'ftp://smuggled0b5c'} | webhook",
                "/link/token/create | {'user':{'client_user_id':'ada'},'hosted_link':5} | hosted_link",
                "/link/token/create | {'hosted_link':{'url_lifetime_seconds':'5'}} | hosted_link.url_lifetime_seconds",
                "/link/token/create | {'hosted_link':{'url_lifetime_seconds':1.5}} | hosted_link.url_lifetime_seconds",
                "/sandbox/public_token/create | {'institution_id':'','initial_products':[]} | institution_id",
                "/sandbox/public_token/create | {'institution_id':'ins_1','initial_products':'auth'} | initial_products",
                "/sandbox/public_token/create | {'institution_id':'ins_1','initial_products':[5]} | initial_products.0",
                "/sandbox/link/complete | {'link_token':'x','institution_id':'ins_1','username':7} | username",
                "/sandbox/link/complete | {'link_token':'x','institution_id':'ins_1','username':'ada','accounts':{}}"
                        + " | accounts",
                "/sandbox/link/complete | {'link_token':'x','institution_id':'ins_1','username':'ada',"
                        + "'accounts':[{'name':''}]} | accounts.0",
                "/sandbox/link/complete | {'link_token':'x','institution_id':'ins_1','username':'ada',"
                        + "'consent_expiration_time':'smuggled0b5c'} | consent_expiration_time",
                "/sandbox/link/complete | {'link_token':'x','institution_id':'ins_1','username':'ada',"
                        + "'consent_expiration_time':1765432100} | consent_expiration_time",
                "/item/webhook/update | {'access_token':'x','webhook':'smuggled0b5c'} | webhook",
                "/item/webhook/update | {'access_token':'x','webhook':'https://'} | webhook",
                "/item/remove | {'access_token':'x','reason_code':'smuggled0b5c'} | reason_code",
                "/item/remove | {'access_token':'x','reason_code':0} | reason_code",
                "/item/remove | {'access_token':'x','reason_note':['smuggled0b5c']} | reason_note",
                "/processor/token/create | {'access_token':'x','account_id':'1-1-1-1-1','processor':'p'} | account_id",
                "/processor/token/create | {'access_token':'x','account_id':'smuggled0b5c','processor':'p'} | account_id",
                "/sandbox/clock/advance | {'duration':5} | duration",
                "/sandbox/clock/advance | {'duration':'smuggled0b5c'} | duration",
                "/sandbox/clock/advance | {'duration':'PT0S'} | duration",
                "/sandbox/clock/advance | {'duration':'-PT30M'} | duration",
                "/sandbox/clock/advance | {'duration':'P36526D'} | duration",
                "/sandbox/clock/advance | {'duration':'PT9223372036854775807S'} | duration",
                "/app/connections | {'profile':'smuggled0b5c','reference':'r'} | profile",
                "/app/connections | {'profile':['stitch'],'reference':'r'} | profile",
                "/app/connections | {'profile':'stitch','reference':''} | reference",
                "/app/connections | {'profile':'stitch','reference':'smuggled0b5c\\u0000'} | reference",
                "/app/connections | {'profile':'stitch','reference':['smuggled0b5c']} | reference",
                "/item/get | {'client_id':5,'access_token':'x'} | client_id",
                "/item/get | {'secret':['smuggled0b5c'],'access_token':'x'} | secret",
            })
    void anUnfitFieldIsNamed(String endpoint, String body, String field) {
        var answer = post(endpoint, body.replace('\'', '"')).isError(400, REQUEST, "INVALID_FIELD");

        assertThat(answer.text("error_message")).endsWith(": " + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1814401", "9223372036854775807"})
    void aHostedLinkHasItsBounds(String seconds) {
        var body = "{\"user\":{\"client_user_id\":\"ada\"},\"hosted_link\":{\"url_lifetime_seconds\":" + seconds + "}}";

        post("/link/token/create", body).isError(400, REQUEST, "INVALID_FIELD");
    }

    @Test
    void aNumberBeyondAllBoundsIsRefused() {
        var number = "9".repeat(300);
        var body = "{\"user\":{\"client_user_id\":\"ada\"},\"hosted_link\":{\"url_lifetime_seconds\":" + number + "}}";

        post("/link/token/create", body).isError(400, REQUEST, "INVALID_FIELD");
    }

    @Test
    void textsThatAreTooLongAreRefused() {
        var longText = SMUGGLED.repeat(200);

        post("/link/token/create", "{\"user\":{\"client_user_id\":\"" + longText + "\"}}")
                .isError(400, REQUEST, "INVALID_FIELD");
        post("/item/remove", "{\"access_token\":\"" + TOKEN + "\",\"reason_note\":\"" + longText + "\"}")
                .isError(400, REQUEST, "INVALID_FIELD");
        post("/item/webhook/update", "{\"access_token\":\"" + TOKEN + "\",\"webhook\":\"https://" + longText + "\"}")
                .isError(400, REQUEST, "INVALID_FIELD");
    }

    @Test
    void aConsentThatIsOverIsRefused() {
        var link = HOST.ofAccessToken("/link/token/create", TOKEN).text("link_token");
        var body = "{\"link_token\":\"" + link + "\",\"institution_id\":\"ins_1\",\"username\":\"ada\","
                + "\"consent_expiration_time\":\"2020-01-01T00:00:00Z\"}";

        post("/sandbox/link/complete", body).isError(400, REQUEST, "INVALID_FIELD");
    }

    @Test
    void nullForARequiredFieldIsItsAbsence() {
        post("/item/get", "{\"access_token\":null}").isError(400, REQUEST, "MISSING_FIELDS");
        post("/sandbox/public_token/create", "{\"institution_id\":\"ins_1\",\"initial_products\":[null]}")
                .isError(400, REQUEST, "MISSING_FIELDS");
    }

    @Test
    void unknownFieldsAreIgnored() {
        var body = "{\"access_token\":\"" + TOKEN + "\",\"" + SMUGGLED + "\":{\"a\":[1,\"" + SMUGGLED + "\"]}}";

        assertThat(keep(HOST.post("/item/get", body)).status()).isEqualTo(200);
    }

    @Test
    void wrongKeysAreNotRepeated() {
        var body = "{\"client_id\":\"%s\",\"secret\":\"%s\",\"access_token\":\"%s\"}";

        post("/item/get", body.formatted(CLIENT, SMUGGLED, TOKEN)).isError(400, "INVALID_INPUT", "INVALID_API_KEYS");
        post("/item/get", body.formatted(SMUGGLED, SECRET, TOKEN)).isError(400, "INVALID_INPUT", "INVALID_API_KEYS");
        post("/item/get", body.formatted(CLIENT, OTHER_SECRET, TOKEN))
                .isError(400, "INVALID_INPUT", "INVALID_API_KEYS");
        post("/item/get", body.formatted("\\u0000", "\\ud800", TOKEN))
                .isError(400, "INVALID_INPUT", "INVALID_API_KEYS");
    }

    private JsonResponse post(String path, String body) {
        return keep(HOST.post(path, body));
    }

    private JsonResponse keep(JsonResponse answer) {
        answers.append(answer.body());
        return answer;
    }

    /** The Item as its client sees it. */
    private static String itemNow() {
        var seen = HOST.ofAccessToken("/accounts/get", TOKEN).json();
        return seen.required("accounts").toString() + seen.required("item");
    }

    private static String bodyOf(String endpoint, String token) {
        return Objects.requireNonNull(BODIES.get(endpoint)).formatted(token);
    }

    private static String codeAt(String endpoint) {
        if (endpoint.startsWith("/link/token/get") || endpoint.startsWith("/sandbox/link")) return "INVALID_LINK_TOKEN";
        return endpoint.endsWith("/exchange") ? "INVALID_PUBLIC_TOKEN" : "INVALID_ACCESS_TOKEN";
    }
}
