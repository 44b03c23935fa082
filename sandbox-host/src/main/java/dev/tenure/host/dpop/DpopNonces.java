package dev.tenure.host.dpop;

import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The nonces that a proof must have (RFC 9449 sections 8 and 9): the current one, and its predecessor for clients that
 * have not seen it yet. A restart forgets them all, so no proof from before it can be replayed. Thread-safe.
 */
@Component
final class DpopNonces {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final InstantSource clock;
    private Pair latest;

    DpopNonces(InstantSource clock) {
        this.clock = clock;
        this.latest = new Pair(new Nonce(), new Nonce(), clock.instant());
    }

    /** The nonce for the next proof. */
    Nonce current() {
        return latestAt(clock.instant()).current();
    }

    /** The nonces that are accepted now. */
    Set<Nonce> accepted() {
        var nonces = latestAt(clock.instant());
        return Set.of(nonces.current(), nonces.previous());
    }

    private synchronized Pair latestAt(Instant now) {
        latest = latest.at(now);
        return latest;
    }

    private record Pair(Nonce current, Nonce previous, Instant since) {
        Pair at(Instant now) {
            var next = since.plus(LIFETIME);
            if (now.isBefore(next)) return this;
            return new Pair(new Nonce(), now.isBefore(next.plus(LIFETIME)) ? current : new Nonce(), now);
        }
    }
}
