package dev.tenure.port.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.issuer.OAuthErrors;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.NotSent;
import io.vavr.control.Option;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exceptions of the JDK's own client for endpoints that give no answer, told apart as it really throws them. */
@Timeout(60)
class UnreachedEndpointTest {
    private static final String BODY = "grant_type=refresh_token&refresh_token=once";
    private static final RefreshResult UNCLEAR = new NoAnswer(Option.none());

    @Test
    void wherePortsAreClosedNothingWasSent() throws Exception {
        var port = portWithoutListener();
        assertThat(answerOf("http://localhost:%d/token".formatted(port))).isEqualTo(new NotSent());
        assertThat(answerOf("https://localhost:%d/token".formatted(port))).isEqualTo(new NotSent());
    }

    @Test
    void aHostWithoutAnAddressIsSentNothing() throws Exception {
        assertThat(answerOf("http://token.example.invalid/")).isEqualTo(new NotSent());
    }

    @Test
    void whereTheHandshakeIsCutShortTheRequestWasNotSent() throws Exception {
        assertThat(answerOf("https", UnreachedEndpointTest::hello)).isEqualTo(new NotSent());
    }

    @Test
    void aServerThatClosesWhatItAcceptedGivesNoAnswer() throws Exception {
        assertThat(answerOf("http", connection -> {})).isEqualTo(UNCLEAR);
    }

    @Test
    void aServerThatReadTheTokenAndClosesGivesNoAnswer() throws Exception {
        assertThat(answerOf("http", UnreachedEndpointTest::request)).isEqualTo(UNCLEAR);
    }

    @Test
    void aServerThatBreaksOffWithinItsAnswerGivesNone() throws Exception {
        assertThat(answerOf("http", connection -> {
                    request(connection);
                    say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"access_token\":");
                }))
                .isEqualTo(UNCLEAR);
    }

    @Test
    void whatIsNoHttpIsNoAnswer() throws Exception {
        assertThat(answerOf("http", connection -> {
                    request(connection);
                    say(connection, "* OK ready\r\n\r\n");
                }))
                .isEqualTo(UNCLEAR);
    }

    /** The answer of a server that deals so with the one connection it gets. */
    private static RefreshResult answerOf(String scheme, Dealing dealing) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            var served = CompletableFuture.runAsync(() -> serve(server, dealing));
            var answer = answerOf("%s://localhost:%d/token".formatted(scheme, server.getLocalPort()));
            served.get();
            return answer;
        }
    }

    private static void serve(ServerSocket server, Dealing dealing) {
        try (var connection = server.accept()) {
            dealing.with(connection);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RefreshResult answerOf(String address) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .POST(BodyPublishers.ofString(BODY))
                .build();
        try {
            var response = client().send(request, BodyHandlers.ofString());
            throw new AssertionError("an answer came: " + response);
        } catch (IOException failure) {
            return OAuthErrors.classify(failure);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static int portWithoutListener() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return server.getLocalPort();
        }
    }

    /** Reads the whole request: what is closed with bytes unread is reset. */
    private static void request(Socket connection) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf(BODY) < 0) {
            var next = connection.getInputStream().read();
            if (next < 0) throw new EOFException("the client closed after: " + read);
            read.append((char) next);
        }
    }

    private static void hello(Socket connection) throws IOException {
        assertThat(connection.getInputStream().read())
                .as("a handshake's record")
                .isEqualTo(22);
    }

    private static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    /** The behaviour of a server before it closes a connection. */
    @FunctionalInterface
    private interface Dealing {
        void with(Socket connection) throws IOException;
    }
}
