package dev.tenure.host.app;

import io.vavr.control.Option;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The provider's base URL. The host knows its own port only once it has started, so each call resolves anew.
 * Thread-safe.
 */
@Component
final class BaseUrl {
    private final Supplier<String> base;

    @Autowired
    BaseUrl(AppSettings settings, Environment environment) {
        this(() -> Option.of(settings.baseUrl())
                .getOrElse(() -> "http://localhost:" + environment.getRequiredProperty("local.server.port")));
    }

    private BaseUrl(Supplier<String> base) {
        this.base = base;
    }

    /** An address that does not change. */
    static BaseUrl of(URI address) {
        return new BaseUrl(address::toString);
    }

    URI resolve(String path) {
        return URI.create(base.get() + path);
    }
}
