package dev.tenure.host.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request once and returns the whole response in time or fails. The JDK client's own timeout ends with the
 * headers, so a slow body could outlast a lease. Redirects are not followed. Exceptions do not repeat what was sent.
 * Thread-safe.
 */
public final class HttpSender {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TO_CONNECT)
            .build();

    /** Sends the request and returns the whole response. */
    public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body, Duration atMost)
            throws IOException {
        var answer = http.sendAsync(request.timeout(atMost).build(), body);
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("the request has failed", failed.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole response within " + atMost);
        } catch (InterruptedException ended) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a response");
        }
    }
}
