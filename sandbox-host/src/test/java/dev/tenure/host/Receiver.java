package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's server that webhooks go to: it keeps what it is sent, and answers 200 or what a test wants. */
public final class Receiver implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 5;

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public static Receiver open() {
        return new Receiver();
    }

    /** An address of it. */
    public String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    public void answerNext(int status) {
        replies.add(new Reply(status, Map.of(), false));
    }

    public void redirectNext(String where) {
        replies.add(new Reply(307, Map.of("Location", where), false));
    }

    /** The next one has no answer, as long as this is open. */
    public void leaveNextUnanswered() {
        replies.add(new Reply(200, Map.of(), true));
    }

    /** The next one has the beginning of an answer, and no end of it as long as this is open. */
    public void neverEndNextAnswer() {
        replies.add(new Reply(-1, Map.of(), true));
    }

    /** What came next. */
    public Sent next() {
        try {
            var next = sent.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
            assertThat(next).as("a webhook").isNotNull();
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What came and was not asked for yet. */
    public List<Sent> rest() {
        return List.copyOf(sent);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var reply = replies.poll();
            sent.add(new Sent(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
            if (reply == null) exchange.sendResponseHeaders(200, -1);
            else answer(exchange, reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (reply.status() < 0) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
        }
        if (reply.isHeld()) end.await();
        else exchange.sendResponseHeaders(reply.status(), -1);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private record Reply(int status, Map<String, String> headers, boolean isHeld) {}

    /** One webhook. */
    public record Sent(String path, Map<String, List<String>> headers, String text) {
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return new JsonMapper().readTree(text);
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
