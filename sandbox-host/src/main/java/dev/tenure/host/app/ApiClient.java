package dev.tenure.host.app;

import dev.tenure.host.http.HttpSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A client of the provider's API. It sends a request once and returns the whole response in time or fails. Thread-safe.
 */
@Component
final class ApiClient {
    private final BaseUrl baseUrl;
    private final HttpSender http = new HttpSender();

    ApiClient(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    URI uri(String path) {
        return baseUrl.resolve(path);
    }

    ApiResponse send(HttpRequest.Builder request, Duration atMost) throws IOException {
        return ApiResponse.of(http.send(request, LimitedBody.handler(), atMost));
    }
}
