package dev.tenure.host;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line between an app and the party that it calls: it counts, keeps the tokens that it saw, and where a test wants it
 * so it loses an answer, gives one of its own, holds a request, or is not there at all.
 */
final class Line implements AutoCloseable {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:new_)?(access|refresh|public)_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern HANDED_ON =
            Pattern.compile("(?i)content-type|authorization|plaid-.*|www-authenticate|retry-after|date");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();
    private final Map<String, Queue<Fate>> fates = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Queue<Token> tokens = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile @Nullable Sandbox target;

    private Line() {
        this.server = listenOn(0);
    }

    static Line open() {
        return new Line();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void leadTo(Sandbox host) {
        this.target = host;
    }

    /** How many requests for this path have arrived. */
    int countOf(String path) {
        return sent.computeIfAbsent(path, unseen -> new AtomicInteger()).get();
    }

    /** The next request for this path is done, and its answer is lost. */
    void loseNextAnswerOf(String path) {
        fatesOf(path).add(new Fate(true, 0, "", Map.of()));
    }

    /** The next request for this path is answered so, and does not arrive. */
    void answerNext(String path, int status, String body, Map<String, String> headers) {
        fatesOf(path).add(new Fate(false, status, body, headers));
    }

    private Queue<Fate> fatesOf(String path) {
        return fates.computeIfAbsent(path, none -> new ConcurrentLinkedQueue<>());
    }

    /** What was to become of requests that did not come. */
    void forget() {
        fates.clear();
    }

    /** Requests for this path wait. */
    void hold(String path) {
        held.put(path, new CountDownLatch(1));
    }

    void release(String path) {
        requireNonNull(held.remove(path)).countDown();
    }

    /** Nobody listens any more. */
    void cut() {
        server.stop(0);
    }

    void mend() {
        server = listenOn(server.getAddress().getPort());
    }

    /** What went over it in answers, the last one last. */
    Stream<String> tokens() {
        return tokens.stream().map(Token::text);
    }

    String lastOf(String kind) {
        return tokens.stream()
                .filter(token -> token.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .text();
    }

    private HttpServer listenOn(int port) {
        try {
            var fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            fresh.setExecutor(threads);
            fresh.createContext("/", this::serve);
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            sent.computeIfAbsent(path, unseen -> new AtomicInteger()).incrementAndGet();
            var latch = held.get(path);
            if (latch != null) latch.await();
            var fate = fatesOf(path).poll();
            if (fate == null) answer(exchange, forwarded(exchange));
            else if (fate.isLost()) forwarded(exchange);
            else answer(exchange, fate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fate forwarded(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        requireNonNull(target).at(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (HANDED_ON.matcher(name).matches()) request.header(name, values.get(0));
        });
        var response = http.send(request.build(), BodyHandlers.ofString());
        TOKEN.matcher(response.body())
                .results()
                .forEach(token -> tokens.add(new Token(token.group(1), token.group(2))));
        var headers = new ConcurrentHashMap<String, String>();
        response.headers().map().forEach((name, values) -> {
            if (HANDED_ON.matcher(name).matches()) headers.put(name, values.get(0));
        });
        return new Fate(false, response.statusCode(), response.body(), headers);
    }

    /** A connection is used once, so that one that was cut is not taken for one that was lost. */
    private static void answer(HttpExchange exchange, Fate fate) throws IOException {
        fate.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Connection", "close");
        var body = fate.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fate.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        server.stop(0);
        threads.shutdownNow();
    }

    private record Fate(boolean isLost, int status, String body, Map<String, String> headers) {}

    private record Token(String kind, String text) {}
}
