package dev.tenure.port.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.OAuthErrors;
import dev.tenure.port.issuer.RefreshResult.Misconfigured;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.NotSent;
import dev.tenure.port.issuer.RefreshResult.Refused;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/**
 * Each verdict of a token endpoint, by the status and the error that it answers with (RFC 6749 section 5.2)
 * [pleo:terminal] [pleo:transient].
 */
class OAuthErrorsTest {
    private static final Option<Duration> WAIT = Option.of(Duration.ofMinutes(2));

    private static final Seq<String> DEAD_TOKEN = List.of("invalid_grant", "invalid_token");
    private static final Seq<String> SET_UP = List.of(
            "invalid_request", "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope");
    private static final Seq<String> NO_VERDICT = List.of("server_error", "temporarily_unavailable", "slow_down");
    private static final Seq<String> STRANGE = List.of(
            "", " ", "access_denied", "INVALID_GRANT", "invalid_grant ", "invalid_grant\n", "a".repeat(9_999), "\0");

    private static final Seq<Option<String>> ALL = List.of(DEAD_TOKEN, SET_UP, NO_VERDICT, STRANGE)
            .flatMap(errors -> errors)
            .map(Option::of)
            .append(Option.none());

    @Test
    void aSuccessWithoutTokensSaysNothingClear() {
        for (var status : List.rangeClosed(200, 299))
            for (var error : ALL)
                assertThat(OAuthErrors.classify(status, error, WAIT)).isEqualTo(new NoAnswer(WAIT));
    }

    @Test
    void aRedirectionIsAWrongAddressAndNoVerdictOnTheToken() {
        for (var status : List.rangeClosed(300, 399))
            for (var error : ALL.removeAll(NO_VERDICT.map(Option::of)))
                assertThat(OAuthErrors.classify(status, error, WAIT)).isInstanceOf(Misconfigured.class);
        assertThat(OAuthErrors.classify(302, Option.none(), WAIT)).isEqualTo(new Misconfigured("302"));
    }

    @Test
    void aTokenIsRefusedByNothingButItsOwnErrorInAClearRefusal() {
        for (var status : List.rangeClosed(200, 599))
            for (var error : ALL) {
                var isRefused = DEAD_TOKEN.exists(error::contains) && isClearRefusal(status);
                assertThat(OAuthErrors.classify(status, error, WAIT) instanceof Refused)
                        .as("%d %s", status, error)
                        .isEqualTo(isRefused);
            }
        assertThat(OAuthErrors.classify(400, Option.of("invalid_grant"), WAIT)).isEqualTo(new Refused("invalid_grant"));
        assertThat(OAuthErrors.classify(401, Option.of("invalid_token"), WAIT)).isEqualTo(new Refused("invalid_token"));
    }

    @Test
    void anErrorOfTheSetUpIsTheOperatorsAndNeitherTheTokensNorTheUsers() {
        for (var status : List.rangeClosed(400, 499).filter(OAuthErrorsTest::isClearRefusal)) {
            for (var error : SET_UP.appendAll(STRANGE))
                assertThat(OAuthErrors.classify(status, Option.of(error), WAIT)).isEqualTo(new Misconfigured(error));
            assertThat(OAuthErrors.classify(status, Option.none(), WAIT))
                    .isEqualTo(new Misconfigured(Integer.toString(status)));
        }
    }

    @Test
    void aServerThatIsUnwellOrInAHurryGivesNoVerdictWhateverItsTextSays() {
        for (var status : List.rangeClosed(500, 599).appendAll(List.of(408, 425, 429)))
            for (var error : ALL)
                assertThat(OAuthErrors.classify(status, error, WAIT))
                        .as("%d %s", status, error)
                        .isEqualTo(new NoAnswer(WAIT));
    }

    @Test
    void anErrorThatSaysComeBackLaterIsNoVerdictWhateverItsStatus() {
        for (var status : List.rangeClosed(200, 599))
            for (var error : NO_VERDICT) {
                assertThat(OAuthErrors.classify(status, Option.of(error), WAIT)).isEqualTo(new NoAnswer(WAIT));
                assertThat(OAuthErrors.classify(status, Option.of(error), Option.none()))
                        .isEqualTo(new NoAnswer(Option.none()));
            }
    }

    private static boolean isClearRefusal(int status) {
        return status >= 400 && status < 500 && !List.of(408, 425, 429).contains(status);
    }

    @Test
    void whatFailedBeforeAConnectionCameAboutWasNotSentHoweverItIsWrapped() {
        for (var failure : List.of(
                new ConnectException("refused"),
                new NoRouteToHostException(),
                new UnknownHostException("nowhere"),
                new UnresolvedAddressException(),
                new HttpConnectTimeoutException("slow"),
                new SSLHandshakeException("no common cipher"))) {
            assertThat(OAuthErrors.classify(failure)).isEqualTo(new NotSent());
            assertThat(OAuthErrors.classify(new ExecutionException(failure))).isEqualTo(new NotSent());
            assertThat(OAuthErrors.classify(new CompletionException(new IOException(failure))))
                    .isEqualTo(new NotSent());
        }
    }

    @Test
    void whatFailedAfterwardsMayHaveBeenSent() {
        var unclear = new NoAnswer(Option.none());
        for (var failure : List.of(
                new HttpTimeoutException("slow"),
                new SocketTimeoutException("slow"),
                new SocketException("Connection reset"),
                new EOFException(),
                new ClosedChannelException(),
                new SSLException("closed"),
                new InterruptedException(),
                new IllegalStateException(),
                new UncheckedIOException(new IOException("header parser received no bytes")))) {
            assertThat(OAuthErrors.classify(failure)).isEqualTo(unclear);
            assertThat(OAuthErrors.classify(new ExecutionException(failure))).isEqualTo(unclear);
        }
    }

    @Test
    void aFailureThatOnlyMentionsAnotherMayHaveBeenSent() {
        var reset = new SocketException("Connection reset");
        reset.addSuppressed(new ConnectException("the second address refused"));
        assertThat(OAuthErrors.classify(reset)).isEqualTo(new NoAnswer(Option.none()));
    }

    @Test
    void causesThatGoInACircleOrOnForLongAreReadOnce() {
        var one = new IOException("one");
        var other = new IOException("other", one);
        one.initCause(other);
        assertThat(OAuthErrors.classify(one)).isEqualTo(new NoAnswer(Option.none()));
        var refused = new ConnectException("refused");
        var inACircle = new IOException("circle", refused);
        refused.initCause(inACircle);
        assertThat(OAuthErrors.classify(inACircle)).isEqualTo(new NotSent());
        var deep = List.range(0, 100_000)
                .foldLeft(new IOException("last"), (cause, depth) -> new IOException("wrapped", cause));
        assertThat(OAuthErrors.classify(deep)).isEqualTo(new NoAnswer(Option.none()));
    }

    @Test
    void aResourceRefusesTheAccessTokenByItsStatusOrByItsError() {
        var refused = new ApiError.AccessRefused();
        assertThat(OAuthErrors.apiError(401, Option.none())).isEqualTo(refused);
        assertThat(OAuthErrors.apiError(401, Option.of("invalid_token"))).isEqualTo(refused);
        assertThat(OAuthErrors.apiError(400, Option.of("invalid_token"))).isEqualTo(refused);
        for (var status : List.rangeClosed(200, 599).remove(401))
            for (var error : ALL.remove(Option.of("invalid_token")).append(Option.of("insufficient_scope")))
                assertThat(OAuthErrors.apiError(status, error))
                        .as("%d %s", status, error)
                        .isEqualTo(new ApiError.Unrelated());
    }
}
