package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An app that keeps what others gave it, over real HTTP and a line that loses answers. After each story no token that the
 * app ever got is in a table, in the log, or in an answer.
 */
final class MyAppTest {
    private static final String TOKEN = "/connect/token";
    private static final String USERINFO = "/connect/userinfo";
    private static final String ACCOUNTS = "/accounts/get";
    private static final MyApp ON_H2 = MyApp.on(Database.h2());
    private static final MyApp ON_POSTGRESQL = MyApp.on(Database.postgresql());
    private static final Log LOG = Log.listen();

    static Stream<MyApp> apps() {
        return Stream.of(ON_H2, ON_POSTGRESQL);
    }

    @AfterAll
    static void stop() {
        apps().forEach(MyApp::stop);
    }

    @AfterEach
    void noTokenIsSeenAnywhere() {
        apps().forEach(app -> app.line().tokens().forEach(token -> assertThat(app.seen() + LOG.text())
                .doesNotContain(token)));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void whatHasExpiredIsRenewedOnce(MyApp app) {
        var id = app.connected("stitch", "ada");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        var before = app.line().countOf(TOKEN);

        app.host().advance("PT14M54S");
        app.data(id);
        assertThat(app.line().countOf(TOKEN)).isEqualTo(before);
        app.host().advance("PT6S");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        app.data(id);

        assertThat(app.line().countOf(TOKEN)).isEqualTo(before + 1);
        assertThat(app.versionOf(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anAnswerThatIsLostCostsTheAuthorisationAndNothingElse(MyApp app) {
        var id = app.connected("stitch", "ada");
        var configuration = app.shown(id).required("configuration");
        app.host().advance("PT15M");
        var before = app.line().countOf(TOKEN);

        app.line().loseNextAnswerOf(TOKEN);
        assertThat(app.isToAskAgainAfter(id)).isIn("29", "30");
        assertThat(app.stateOf(id)).isEqualTo("IN_DOUBT");
        app.isToAskAgainAfter(id);
        assertThat(app.line().countOf(TOKEN)).isEqualTo(before + 1);

        app.host().advance("PT30S");
        isRefused(app, id, "UNAUTHENTICATED");
        assertThat(app.line().countOf(TOKEN)).isEqualTo(before + 2);
        isRefused(app, id, "UNAUTHENTICATED");
        assertThat(app.line().countOf(TOKEN)).isEqualTo(before + 2);
        assertThat(app.stateOf(id)).isEqualTo("UNAUTHENTICATED");
        assertThat(why(app, id)).isEqualTo("REFRESH_REFUSED");
        isPurged(app, id);
        app.await("the three that are to be logged", () -> Stream.of(
                        "REFRESH_FAILED", "CUSTODY_UNAUTHENTICATED", "REAUTHORISATION_REQUIRED")
                .allMatch(event -> LOG.text().contains("custody " + id + " " + event + ": REFRESH_REFUSED")));

        var restored = app.authorised(id, "ada");
        assertThat(restored.required("connection_id").asString()).isEqualTo(id);
        assertThat(restored.required("configuration")).isEqualTo(configuration);
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void whatWasNotSentLosesNothing(MyApp app) {
        var id = app.connected("stitch", "ada");
        app.host().advance("PT15M");

        app.line().cut();
        assertThat(app.isToAskAgainAfter(id)).isIn("29", "30");
        assertThat(app.stateOf(id)).isEqualTo("CONNECTED");
        app.line().mend();
        app.host().advance("PT30S");

        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        assertThat(app.versionOf(id)).isEqualTo(2);
    }

    private static String why(MyApp app, String id) {
        return app.shown(id).required("why").asString();
    }

    private static void isRefused(MyApp app, String id, String code) {
        app.call(id).isError(409, "CONNECTION_ERROR", code);
    }

    private static void isPurged(MyApp app, String id) {
        var row = app.row(id);
        assertThat(row.get("access_sealed")).isNull();
        assertThat(row.get("refresh_sealed")).isNull();
        assertThat(row.get("vault_key")).isNull();
    }
}
