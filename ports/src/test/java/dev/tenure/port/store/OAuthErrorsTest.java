package dev.tenure.port.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.OAuthErrors;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.NotSent;
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
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Calls that failed without a response [pleo:transient], and the errors of a resource (RFC 6750 section 3.1). */
class OAuthErrorsTest {
    private static final Seq<String> OTHERS = List.of(
            "", " ", "INVALID_TOKEN", "invalid_token ", "invalid_token\n", "invalid_grant", "insufficient_scope");

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
            for (var error : OTHERS.map(Option::of).append(Option.none()))
                assertThat(OAuthErrors.apiError(status, error))
                        .as("%d %s", status, error)
                        .isEqualTo(new ApiError.Unrelated());
    }
}
