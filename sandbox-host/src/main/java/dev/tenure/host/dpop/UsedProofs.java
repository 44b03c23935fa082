package dev.tenure.host.dpop;

import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InMemoryDPoPSingleUseChecker;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.oauth2.sdk.util.singleuse.SingleUseChecker;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The proofs that were used (RFC 9449 section 11.1), in Nimbus' memory for longer than any of them is accepted. While
 * too many are remembered, new ones are refused. A restart forgets them, and the {@linkplain DpopNonces nonces} that
 * they need with them. Thread-safe.
 */
@Component
final class UsedProofs implements SingleUseChecker<DPoPProofUse>, DisposableBean {
    private static final int MOST = 100_000;

    /** By the system's clock, which never runs faster than the host's own. */
    private static final Duration REMEMBERED = ProofAge.LONGEST_USE.multipliedBy(2);

    private static final Duration PURGED_EVERY = Duration.ofMinutes(1);

    private final InMemoryDPoPSingleUseChecker used =
            new InMemoryDPoPSingleUseChecker(REMEMBERED.toSeconds(), PURGED_EVERY.toSeconds());

    @Override
    public void markAsUsed(DPoPProofUse use) throws AlreadyUsedException {
        if (used.getCacheSize() >= MOST) throw new AlreadyUsedException("too many proofs at once");
        used.markAsUsed(use);
    }

    @Override
    public void destroy() {
        used.shutdown();
    }
}
