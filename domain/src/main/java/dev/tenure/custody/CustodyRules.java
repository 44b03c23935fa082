package dev.tenure.custody;

import dev.tenure.DomainStyle;
import dev.tenure.time.Deadline;
import dev.tenure.token.Sealed;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.immutables.value.Value;

/** How credentials of one provider are kept and renewed. A rule becomes an instant when it applies. */
@DomainStyle
@Value.Immutable
public abstract class CustodyRules {
    private static final int PART_OF_LIFETIME = 10;
    private static final Duration LEAST_ATTEMPTS = Duration.ofHours(24);

    /** How long before its end a credential is renewed, at most a tenth of its lifetime; 1 minute. */
    @Value.Default
    public Duration refreshMargin() {
        return Duration.ofMinutes(1);
    }

    /** The longest that a request to the other side takes, as the host's client enforces it; 30 seconds. */
    @Value.Default
    public Duration callTimeout() {
        return Duration.ofSeconds(30);
    }

    /** How far two clocks of ours may differ; 5 seconds. */
    @Value.Default
    public Duration skew() {
        return Duration.ofSeconds(5);
    }

    /** How long one caller has for a refresh, longer than a call and the skew together; 1 minute. */
    @Value.Default
    public Duration leaseLength() {
        return Duration.ofMinutes(1);
    }

    /** When a caller is told to ask again whose credential is being renewed; half a second. */
    @Value.Default
    public Duration busyPause() {
        return Duration.ofMillis(500);
    }

    /** How long to wait after the first failed attempt, doubled with each; 30 seconds. */
    @Value.Default
    public Duration firstPause() {
        return Duration.ofSeconds(30);
    }

    /** The longest pause between attempts; 1 hour. */
    @Value.Default
    public Duration longestPause() {
        return Duration.ofHours(1);
    }

    /** How often a refresh token is sent without a clear answer; 33 times, over 26 hours. */
    @Value.Default
    public int attempts() {
        return 33;
    }

    /** Whether a new authorisation may replace a credential that works; not where it would be another Item. */
    @Value.Default
    public boolean reauthorisesWhileConnected() {
        return true;
    }

    @Value.Check
    void check() {
        mustBePositive("call timeout", callTimeout());
        mustBePositive("busy pause", busyPause());
        mustBePositive("first pause", firstPause());
        if (refreshMargin().isNegative()) throw new IllegalArgumentException("a refresh margin is not negative");
        if (skew().isNegative()) throw new IllegalArgumentException("a skew is not negative");
        if (leaseLength().compareTo(callTimeout().plus(skew())) <= 0)
            throw new IllegalArgumentException("a lease must be longer than a call and the skew together");
        if (longestPause().compareTo(firstPause()) < 0)
            throw new IllegalArgumentException("the longest pause is shorter than the first");
        if (attempts() < 2 || spanOfAttempts().compareTo(LEAST_ATTEMPTS) < 0)
            throw new IllegalArgumentException("attempts must go on for " + LEAST_ATTEMPTS + " at least");
    }

    private static void mustBePositive(String what, Duration length) {
        if (length.compareTo(Duration.ofMillis(1)) < 0)
            throw new IllegalArgumentException("a " + what + " is 1 ms at least");
    }

    private Duration spanOfAttempts() {
        return Stream.rangeClosed(1, attempts() - 1).map(this::pauseAfter).fold(Duration.ZERO, Duration::plus);
    }

    /** How long to wait after so many failed attempts. */
    Duration pauseAfter(int failed) {
        var doublings = Math.min(failed - 1, Long.SIZE / 2);
        var pause = firstPause().compareTo(longestPause().dividedBy(1L << doublings)) > 0
                ? longestPause()
                : firstPause().multipliedBy(1L << doublings);
        return pause.compareTo(longestPause()) > 0 ? longestPause() : pause;
    }

    /** How long the other side may make us wait: a day at most. */
    Duration bounded(Duration asked) {
        return asked.compareTo(LEAST_ATTEMPTS) < 0 ? asked : LEAST_ATTEMPTS;
    }

    /** When it is too late to send, for who began to claim a lease then, by the same clock. */
    public Instant sendBy(Instant begun) {
        return begun.plus(leaseLength()).minus(callTimeout());
    }

    Lease lease(Keeping keeping, Attempts attempts, Instant now) {
        var until = now.plus(leaseLength());
        var lapsesAt = until.plus(skew());
        return new Lease(keeping.leases() + 1, sendBy(now), lapsesAt, lapsesAt.plus(pauseAfter(attempts.failed() + 1)));
    }

    /**
     * A credential as it is kept.
     *
     * @param askedAt before the request that brought it was sent: from then on its lifetime counts
     * @param lifetime as the other side says; one that is not positive says nothing
     */
    public Vaulted vaulted(
            String key, Sealed access, Option<Sealed> refresh, Instant askedAt, Option<Duration> lifetime) {
        var length =
                lifetime.map(it -> it.truncatedTo(ChronoUnit.MILLIS)).filter(it -> it.compareTo(Duration.ZERO) > 0);
        var expiresAt = length.map(it -> end(askedAt, it));
        var safeUntil = length.flatMap(it -> expiresAt.map(end -> end.minus(marginOf(it))));
        return new Vaulted(key, access, refresh, safeUntil, expiresAt, Vaulted.Standing.SOUND);
    }

    private static Instant end(Instant since, Duration length) {
        return since.isAfter(Deadline.LAST.minus(length)) ? Deadline.LAST : since.plus(length);
    }

    private Duration marginOf(Duration lifetime) {
        var part = lifetime.dividedBy(PART_OF_LIFETIME).truncatedTo(ChronoUnit.MILLIS);
        return refreshMargin().compareTo(part) < 0 ? refreshMargin() : part;
    }

    /** Rules that differ from the defaults in what is set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds rules; lengths out of range and combinations without sense do not construct. */
    public static final class Builder extends ImmutableCustodyRules.Builder {}
}
