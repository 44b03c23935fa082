package dev.tenure.host.app;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Sends a request once, and has the whole answer in time or none: the client's own timeout ends with the headers, and a
 * body could go on dripping past the lease. Failures name no more than what failed. Thread-safe.
 */
@Component
final class Caller {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final Address address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    Caller(Address address) {
        this.address = address;
    }

    URI at(String path) {
        return address.of(path);
    }

    Response send(HttpRequest.Builder request, Duration atMost) throws IOException {
        var answer = http.sendAsync(request.timeout(atMost).build(), BodyHandlers.ofString());
        try {
            return Response.of(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            throw new IOException("the request has failed", failed.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + atMost);
        } catch (InterruptedException ended) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        }
    }
}
