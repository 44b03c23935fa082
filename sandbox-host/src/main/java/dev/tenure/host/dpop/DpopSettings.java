package dev.tenure.host.dpop;

import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of DPoP.
 *
 * @param origin the address by which clients know this host, without a path; that of each request if not set. Without
 *     it a proof for another server is refused only if the request's {@code Host} can be trusted
 */
@ConfigurationProperties("tenure.dpop")
record DpopSettings(@Nullable URI origin) {
    /** The URL that a proof for this request must name. */
    URI urlOf(HttpServletRequest request) {
        return Option.of(origin)
                .map(known -> known.resolve(request.getRequestURI()))
                .getOrElse(() -> URI.create(request.getRequestURL().toString()));
    }
}
