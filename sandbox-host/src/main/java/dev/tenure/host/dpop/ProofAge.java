package dev.tenure.host.dpop;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** The bound of a proof's age, by the host's clock that travels. Nimbus' verifiers know the system's clock only. */
@Component
final class ProofAge {
    private static final Duration MOST = Duration.ofMinutes(1);

    /** The time for which a proof from ahead of the clock is accepted at most. */
    static final Duration LONGEST_USE = MOST.multipliedBy(2);

    private final InstantSource clock;

    ProofAge(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns true if the proof was issued within a minute of now, either way. */
    boolean isWithinBound(JWTClaimsSet proof) {
        var age = Duration.between(proof.getIssueTime().toInstant(), clock.instant());
        return age.abs().compareTo(MOST) <= 0;
    }
}
