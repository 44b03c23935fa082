package dev.tenure.host.app;

import dev.tenure.host.http.HttpSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Calls the other side: a request is sent once, and its whole answer comes in time or not at all. Thread-safe. */
@Component
final class Caller {
    private final Address address;
    private final HttpSender wire = new HttpSender();

    Caller(Address address) {
        this.address = address;
    }

    URI at(String path) {
        return address.of(path);
    }

    Response send(HttpRequest.Builder request, Duration atMost) throws IOException {
        return Response.of(wire.send(request, BodyHandlers.ofString(), atMost));
    }
}
