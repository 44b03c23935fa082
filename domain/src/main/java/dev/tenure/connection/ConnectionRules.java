package dev.tenure.connection;

import dev.tenure.DomainStyle;
import dev.tenure.time.Backoff;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import io.vavr.collection.Stream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.immutables.value.Value;

/**
 * The rules for the renewal of one provider's credentials. A rule becomes an instant when it applies: in
 * milliseconds, and not after {@link Deadline#LAST}. Durations are a day at most, except the margin; attempts are 1000
 * at most.
 */
@DomainStyle
@Value.Immutable
public abstract class ConnectionRules {
    private static final int PART_OF_LIFETIME = 10;
    private static final Duration LEAST_ATTEMPTS = Duration.ofHours(24);
    private static final int MOST_ATTEMPTS = 1_000;
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    ConnectionRules() {}

    /** The time before its end at which a credential is renewed, at most a tenth of its lifetime; 1 minute. */
    @Value.Default
    public Duration refreshMargin() {
        return Duration.ofMinutes(1);
    }

    /** The longest that a request to the provider takes, as the host's HTTP client enforces it; 30 seconds. */
    @Value.Default
    public Duration callTimeout() {
        return Duration.ofSeconds(30);
    }

    /** The largest difference between two clocks of the host; 5 seconds. */
    @Value.Default
    public Duration skew() {
        return Duration.ofSeconds(5);
    }

    /** The time that one caller has for a refresh, longer than a call and the skew together; 1 minute. */
    @Value.Default
    public Duration leaseLength() {
        return Duration.ofMinutes(1);
    }

    /** The time after which a caller may ask again for a credential that is being renewed; half a second. */
    @Value.Default
    public Duration busyPause() {
        return Duration.ofMillis(500);
    }

    /** The pause after the first failed attempt, doubled with each; 30 seconds. */
    @Value.Default
    public Duration firstPause() {
        return Duration.ofSeconds(30);
    }

    /** The longest pause between attempts; 1 hour. */
    @Value.Default
    public Duration longestPause() {
        return Duration.ofHours(1);
    }

    /** The number of times that a refresh token is sent without a clear answer; 33, over 26 hours. */
    @Value.Default
    public int attempts() {
        return 33;
    }

    /**
     * Returns true if a new authorization may replace a credential that works; false where it would be another Item.
     */
    @Value.Default
    public boolean reauthorizesWhileConnected() {
        return true;
    }

    @Value.Check
    void check() {
        mustBeWithin("call timeout", TICK, callTimeout(), LONGEST);
        mustBeWithin("skew", Duration.ZERO, skew(), LONGEST);
        mustBeWithin("lease", TICK, leaseLength(), LONGEST);
        mustBeWithin("busy pause", TICK, busyPause(), LONGEST);
        mustBeWithin("first pause", TICK, firstPause(), LONGEST);
        mustBeWithin("longest pause", TICK, longestPause(), LONGEST);
        mustBeWithin("refresh margin", Duration.ZERO, refreshMargin(), Lifetime.LONGEST);
        if (leaseLength().compareTo(callTimeout().plus(skew())) <= 0)
            throw new IllegalArgumentException("a lease must be longer than a call and the skew together");
        if (longestPause().compareTo(firstPause()) < 0)
            throw new IllegalArgumentException("the longest pause is shorter than the first");
        if (attempts() < 2 || attempts() > MOST_ATTEMPTS)
            throw new IllegalArgumentException("attempts are 2 to " + MOST_ATTEMPTS);
        if (spanOfAttempts().compareTo(LEAST_ATTEMPTS) < 0)
            throw new IllegalArgumentException("attempts must go on for " + LEAST_ATTEMPTS + " at least");
    }

    private static void mustBeWithin(String what, Duration least, Duration length, Duration most) {
        if (length.compareTo(least) < 0 || length.compareTo(most) > 0)
            throw new IllegalArgumentException("a " + what + " is between " + least + " and " + most);
    }

    private Duration spanOfAttempts() {
        return Stream.rangeClosed(1, attempts() - 1).map(this::pauseAfter).fold(Duration.ZERO, Duration::plus);
    }

    /** The pause after so many failed attempts. */
    Duration pauseAfter(int failed) {
        return new Backoff(firstPause(), 2, longestPause()).pauseAfter(failed);
    }

    /** Limits the pause that the provider asks for to a day. */
    Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    /**
     * The instant from which it is too late to send, for a caller that began to acquire the lease at {@code begun} on
     * the same clock.
     */
    public Instant sendBy(Instant begun) {
        return Deadline.instantAfter(begun, leaseLength()).minus(callTimeout()).truncatedTo(ChronoUnit.MILLIS);
    }

    Lease lease(ConnectionData data, Attempts attempts, Instant now) {
        var until = Deadline.instantAfter(now, leaseLength());
        var lapsesAt = Deadline.instantAfter(until, skew());
        return new Lease(
                data.leases() + 1,
                sendBy(now),
                lapsesAt,
                Deadline.instantAfter(lapsesAt, pauseAfter(attempts.failed() + 1)));
    }

    /**
     * Returns a credential with the end that the provider stated.
     *
     * @param askedAt the instant before the request for it was sent, from which its lifetime counts
     * @param lifetime the stated lifetime; one below a millisecond counts as unstated
     */
    public SealedCredential expiring(SealedCredential credential, Instant askedAt, Duration lifetime) {
        if (lifetime.compareTo(TICK) < 0) return credential;
        var end = Deadline.instantAfter(askedAt, lifetime);
        var margin = marginOf(Duration.between(askedAt, end));
        return credential.ending(end.minus(margin).truncatedTo(ChronoUnit.MILLIS), end);
    }

    private Duration marginOf(Duration lifetime) {
        var part = lifetime.dividedBy(PART_OF_LIFETIME).truncatedTo(ChronoUnit.MILLIS);
        return refreshMargin().compareTo(part) < 0 ? refreshMargin() : part;
    }

    /** Starts a builder of rules that differ from the defaults in the attributes set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of rules; it fails on durations out of range and on contradictory combinations. */
    public static final class Builder extends ImmutableConnectionRules.Builder {
        Builder() {}
    }
}
