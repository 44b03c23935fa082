package dev.tenure.host.app;

import io.vavr.control.Option;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the other side is. The host learns its own port when it has started, so it is asked at each call. Thread-safe. */
@Component
final class Address {
    private final AppSettings settings;
    private final Environment environment;

    Address(AppSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    URI of(String path) {
        return URI.create(base() + path);
    }

    private String base() {
        return Option.of(settings.baseUrl())
                .getOrElse(() -> "http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }
}
