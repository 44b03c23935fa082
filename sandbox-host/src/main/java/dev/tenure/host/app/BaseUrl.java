package dev.tenure.host.app;

import io.vavr.control.Option;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The provider's base URL. The host knows its own port only once it has started, so each call resolves anew.
 * Thread-safe.
 */
@Component
final class BaseUrl {
    private final AppSettings settings;
    private final Environment environment;

    BaseUrl(AppSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    URI resolve(String path) {
        return URI.create(base() + path);
    }

    private String base() {
        return Option.of(settings.baseUrl())
                .getOrElse(() -> "http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }
}
