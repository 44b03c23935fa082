package dev.tenure.host.plaid;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_SECRET;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.plaid.client.model.AssetReportCreateRequest;
import com.plaid.client.model.AssetReportRemoveRequest;
import com.plaid.client.model.UserCreateRequest;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.RunningHost;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import retrofit2.Call;

/** The tokens of users and asset reports, through Plaid's public client. */
final class LastingTokensTest {
    private static final RunningHost HOST = RunningHost.start();
    private static final OAuthClient OAUTH = OAuthClient.basic(HOST, CLIENT, SECRET);

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void aUserTokenStandsForItsUserAndDoesNotExpire() {
        var created = answer(HOST.plaid(CLIENT, SECRET).userCreate(new UserCreateRequest().clientUserId("ada"), null));
        HOST.advance("P3650D");

        assertThat(created.getUserToken()).startsWith("user-sandbox-");
        assertThat(created.getUserId()).isNotBlank();
        var known = OAUTH.known(new BearerAccessToken(created.getUserToken()));
        assertThat(known.getSubject().getValue()).isEqualTo("ada");
        assertThat(known.getExpirationTime()).isNull();
    }

    @Test
    void anAssetReportOutlivesItsItemAndEndsByItsRemoval() {
        var item = HOST.accessTokenOf("ada");
        var created = answer(HOST.plaid(CLIENT, SECRET)
                .assetReportCreate(new AssetReportCreateRequest()
                        .accessTokens(List.of(item))
                        .daysRequested(60)));
        var report = new BearerAccessToken(created.getAssetReportToken());
        HOST.ofAccessToken("/item/remove", item);

        assertThat(created.getAssetReportToken()).startsWith("assets-sandbox-");
        assertThat(created.getAssetReportId()).isNotBlank();
        assertThat(OAUTH.known(report).getSubject()).isNull();

        assertThat(answer(HOST.plaid(CLIENT, SECRET)
                                .assetReportRemove(
                                        new AssetReportRemoveRequest().assetReportToken(created.getAssetReportToken())))
                        .getRemoved())
                .isTrue();
        isInactive(report);
        remove(created.getAssetReportToken()).isError(400, "INVALID_INPUT", "INVALID_ASSET_REPORT_TOKEN");
    }

    @Test
    void aReportIsRemovedByItsClientAndByNothingButItsToken() {
        var report = reportOf(HOST.accessTokenOf("ada"));
        var user = HOST.post("/user/create", "{\"client_user_id\":\"ada\"}").text("user_token");
        var other = "{\"client_id\":\"%s\",\"secret\":\"%s\",\"asset_report_token\":\"%s\"}";

        HOST.post("/asset_report/remove", other.formatted(OTHER_CLIENT, OTHER_SECRET, report))
                .isError(400, "INVALID_INPUT", "INVALID_ASSET_REPORT_TOKEN");
        remove(user).isError(400, "INVALID_INPUT", "INVALID_ASSET_REPORT_TOKEN");
        remove("unknown").isError(400, "INVALID_INPUT", "INVALID_ASSET_REPORT_TOKEN");

        OAUTH.known(new BearerAccessToken(report));
        OAUTH.known(new BearerAccessToken(user));
        assertThat(remove(report).json().required("removed").asBoolean()).isTrue();
    }

    @Test
    void aReportIsMadeOfItemsThatAreOpen() {
        var item = HOST.accessTokenOf("ada");

        report("\"unknown\"", "60").isError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
        report("\"" + item + "\",\"unknown\"", "60").isError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
        report("", "60").isError(400, "INVALID_REQUEST", "INVALID_FIELD");
        report("\"" + item + "\"", "732").isError(400, "INVALID_REQUEST", "INVALID_FIELD");
        report("\"" + item + "\"", "-1").isError(400, "INVALID_REQUEST", "INVALID_FIELD");
        HOST.post("/asset_report/create", "{\"access_tokens\":[\"" + item + "\"]}")
                .isError(400, "INVALID_REQUEST", "MISSING_FIELDS");
        HOST.post("/user/create", "{\"client_user_id\":\"\"}").isError(400, "INVALID_REQUEST", "INVALID_FIELD");
    }

    @Test
    void neitherOpensWhatAnotherTokenOpens() {
        var user = HOST.post("/user/create", "{\"client_user_id\":\"ada\"}").text("user_token");
        var report = reportOf(HOST.accessTokenOf("ada"));

        assertThat(OAUTH.userinfo(user).getStatusCode()).isEqualTo(403);
        assertThat(OAUTH.userinfo(report).getStatusCode()).isEqualTo(403);
        HOST.ofAccessToken("/item/get", user).isError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
    }

    private static String reportOf(String item) {
        return report("\"" + item + "\"", "60").text("asset_report_token");
    }

    private static JsonResponse report(String items, String days) {
        return HOST.post(
                "/asset_report/create", "{\"access_tokens\":[%s],\"days_requested\":%s}".formatted(items, days));
    }

    private static JsonResponse remove(String report) {
        return HOST.post("/asset_report/remove", "{\"asset_report_token\":\"%s\"}".formatted(report));
    }

    private static void isInactive(Token token) {
        assertThat(OAUTH.introspect(token).getBody().strip()).isEqualTo("{\"active\":false}");
    }

    private static <T> T answer(Call<T> call) {
        try {
            var response = call.execute();
            assertThat(response.code()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("the host does not answer", e);
        }
    }
}
