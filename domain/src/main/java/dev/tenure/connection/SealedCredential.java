package dev.tenure.connection;

import dev.tenure.token.BoundedText;
import dev.tenure.token.SealedSecret;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A stored credential: its tokens sealed by the vault, both replaced in one write.
 *
 * @param key the vault's key that seals both
 * @param access the access token
 * @param refresh the refresh token; none if there is none
 * @param safeUntil the instant until which it may be used, counted from before it was requested; none if it never ends
 * @param expiresAt the instant from which the provider no longer accepts it; none if never, or unstated
 * @param refreshEnd the end of the refresh token; none if it has none, or if the provider stated none
 */
public record SealedCredential(
        String key,
        SealedSecret access,
        Option<SealedSecret> refresh,
        Option<Instant> safeUntil,
        Option<Instant> expiresAt,
        Option<RefreshEnd> refreshEnd,
        Acceptance acceptance) {
    private static final int LONGEST_KEY = 64;

    /** Refuses a key's name of more than 64 characters. */
    public SealedCredential {
        BoundedText.check("key name", key, LONGEST_KEY);
    }

    /** A credential of an access token that never ends, without a refresh token. */
    public static SealedCredential of(String key, SealedSecret access) {
        return new SealedCredential(
                key, access, Option.none(), Option.none(), Option.none(), Option.none(), Acceptance.SOUND);
    }

    /** Returns the same credential with a refresh token, sealed under the same key. */
    public SealedCredential withRefresh(SealedSecret token) {
        return new SealedCredential(key, access, Option.of(token), safeUntil, expiresAt, refreshEnd, acceptance);
    }

    /** Returns the same credential with an end, and the instant until which it may be used. */
    SealedCredential ending(Instant safe, Instant end) {
        return new SealedCredential(key, access, refresh, Option.of(safe), Option.of(end), refreshEnd, acceptance);
    }

    /** Returns the same credential with the end of its refresh token. */
    SealedCredential withRefreshEnd(RefreshEnd end) {
        return new SealedCredential(key, access, refresh, safeUntil, expiresAt, Option.of(end), acceptance);
    }

    /**
     * Returns the same credential, whose refresh token is the earlier one's. A token that keeps its stated end cannot be
     * kept alive: it is not renewed for its end's sake.
     */
    public SealedCredential withRefreshAsBefore(Option<SealedCredential> earlier) {
        var sameEnd = earlier.flatMap(SealedCredential::refreshEnd);
        return refreshEnd.isDefined() || sameEnd.isEmpty()
                ? this
                : withRefreshEnd(sameEnd.get().fixed());
    }

    /** The provider's acceptance of a credential so far. */
    public enum Acceptance {
        /** Accepted, as it should be. */
        SOUND,
        /** Refused although it should not have expired: it is to be renewed. */
        REFUSED
    }

    /** Returns true if it is to be renewed: it is no longer safe, was refused, or its refresh token nears its end. */
    boolean isDue(Instant now) {
        return acceptance == Acceptance.REFUSED
                || isStale(now)
                || refreshEnd.exists(end -> !now.isBefore(end.renewsAt()));
    }

    /** Returns true if the provider still accepts the access token, as far as is known. */
    boolean isUsable(Instant now) {
        return acceptance != Acceptance.REFUSED && expiresAt.forAll(now::isBefore);
    }

    /** Returns true if it is time to renew it. */
    boolean isStale(Instant now) {
        return safeUntil.exists(end -> !now.isBefore(end));
    }

    /** Returns the same tokens under the other's seals; everything known of them stays. */
    SealedCredential sealedAs(SealedCredential other) {
        return new SealedCredential(
                other.key, other.access, other.refresh, safeUntil, expiresAt, refreshEnd, acceptance);
    }

    /** Returns the same credential with this acceptance. */
    SealedCredential withAcceptance(Acceptance now) {
        return new SealedCredential(key, access, refresh, safeUntil, expiresAt, refreshEnd, now);
    }
}
