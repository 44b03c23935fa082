package dev.tenure.connection;

import dev.tenure.token.BoundedText;
import dev.tenure.token.SealedSecret;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A credential as it is kept: its tokens sealed by the vault, both replaced in one write.
 *
 * @param key the vault's key that both are sealed under
 * @param access what calls are made with
 * @param refresh what brings the next; none if there is none
 * @param safeUntil until when it is handed out, counted from before it was asked for; none if without end
 * @param expiresAt when the other side takes it no more; none if never, or if it did not say
 */
public record SealedCredential(
        String key,
        SealedSecret access,
        Option<SealedSecret> refresh,
        Option<Instant> safeUntil,
        Option<Instant> expiresAt,
        Acceptance acceptance) {
    private static final int LONGEST_KEY = 64;

    /** Refuses a key's name of more than 64 characters. */
    public SealedCredential {
        BoundedText.check("key name", key, LONGEST_KEY);
    }

    /** How the other side took it so far. */
    public enum Acceptance {
        /** As it should. */
        SOUND,
        /** It refused it, though it should not have expired: it is to be renewed. */
        REFUSED,
        /** It came in the place of one that was refused; if it is refused too, that is the end. */
        ON_TRIAL
    }

    /** Whether a newer one is needed: it is no longer safe, or was refused. */
    boolean isDue(Instant now) {
        return acceptance == Acceptance.REFUSED || isStale(now);
    }

    /** Whether its time to be handed out is over. */
    boolean isStale(Instant now) {
        return safeUntil.exists(end -> !now.isBefore(end));
    }

    /** The same tokens as sealed there; what is known of them stays. */
    SealedCredential sealedAs(SealedCredential other) {
        return new SealedCredential(other.key, other.access, other.refresh, safeUntil, expiresAt, acceptance);
    }

    /** The same, standing so. */
    SealedCredential withAcceptance(Acceptance now) {
        return new SealedCredential(key, access, refresh, safeUntil, expiresAt, now);
    }
}
