package dev.tenure.connection;

import dev.tenure.DomainStyle;
import dev.tenure.time.Backoff;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.immutables.value.Value;

/**
 * The rules for the renewal of one provider's credentials. A rule becomes an instant when it applies: in
 * milliseconds, and not after {@link Deadline#LAST}. Durations of calls, leases and pauses are a day at most.
 */
@DomainStyle
@Value.Immutable
public abstract class ConnectionRules {
    private static final int PART_OF_LIFETIME = 10;
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration LONGEST_NOTICE = Duration.ofDays(7);

    ConnectionRules() {}

    /** The time before its end at which a credential is renewed, at most a tenth of its lifetime; 1 minute. */
    @Value.Default
    public Duration refreshMargin() {
        return Duration.ofMinutes(1);
    }

    /** The longest that a request to the provider takes, as the host's HTTP client enforces it; 10 seconds. */
    @Value.Default
    public Duration callTimeout() {
        return Duration.ofSeconds(10);
    }

    /** The largest difference between two clocks of the host; 2 seconds. */
    @Value.Default
    public Duration skew() {
        return Duration.ofSeconds(2);
    }

    /** The time that one caller has for a refresh, longer than a call and the skew together; 15 seconds. */
    @Value.Default
    public Duration leaseLength() {
        return Duration.ofSeconds(15);
    }

    /** The time after which a caller may ask again for a credential that is being renewed; half a second. */
    @Value.Default
    public Duration busyPause() {
        return Duration.ofMillis(500);
    }

    /** The pause after the first failed attempt, doubled with each; 3 seconds. */
    @Value.Default
    public Duration firstPause() {
        return Duration.ofSeconds(3);
    }

    /** The longest pause between attempts until the user is asked for; 1 hour. */
    @Value.Default
    public Duration longestPause() {
        return Duration.ofHours(1);
    }

    /** The span of failures after which the user is asked for; 1 day. The credential is kept. */
    @Value.Default
    public Duration troubleSpan() {
        return Duration.ofDays(1);
    }

    /** The pause between attempts once the user has been asked for; 6 hours. */
    @Value.Default
    public Duration longInterval() {
        return Duration.ofHours(6);
    }

    /** The time for which a refusal by the API proves nothing against a token that was just renewed; 1 minute. */
    @Value.Default
    public Duration freshFor() {
        return Duration.ofMinutes(1);
    }

    /**
     * The time for which the issuer answers a repeated refresh token with the same pair; 30 seconds, the shortest that is
     * usual. Zero if it takes every repetition for reuse. Two minutes and more if it never does.
     */
    @Value.Default
    public Duration issuerWindow() {
        return Duration.ofSeconds(30);
    }

    /**
     * Returns true if a refresh token whose use is in doubt is sent again after the issuer's window, once its access token
     * has ended: it renews the credential if the request was lost, and costs the grant if only the answer was. False
     * where a repetition costs more than this one grant: the user is asked for instead.
     */
    @Value.Default
    public boolean retriesAfterWindow() {
        return true;
    }

    /**
     * Returns true if an access token is lent until it ends, also beside a refresh under way, in doubt or put off; false
     * if a refresh kills it.
     */
    @Value.Default
    public boolean lendsUntilTheEnd() {
        return true;
    }

    /**
     * The time after which the issuer forgets a refresh token that nobody uses, for an issuer that states it in its
     * documents and not in its answers; none if it keeps it.
     */
    @Value.Default
    public Option<Duration> refreshIdleLifetime() {
        return Option.none();
    }

    /** The lifetime of a public token; 30 minutes [plaid:public-token]. */
    @Value.Default
    public Duration publicTokenLifetime() {
        return Duration.ofMinutes(30);
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
        mustBeWithin("span of trouble", longestPause(), troubleSpan(), Lifetime.LONGEST);
        mustBeWithin("long interval", longestPause(), longInterval(), Lifetime.LONGEST);
        mustBeWithin("time of freshness", Duration.ZERO, freshFor(), LONGEST);
        mustBeWithin("issuer's window", Duration.ZERO, issuerWindow(), LONGEST);
        mustBeWithin("public token's lifetime", TICK, publicTokenLifetime(), Lifetime.LONGEST);
        refreshIdleLifetime().forEach(it -> mustBeWithin("refresh token's idle lifetime", TICK, it, Lifetime.LONGEST));
        if (!issuerWindow().isZero()) firstRetryMustFit();
    }

    /** A call, which is shorter than a lease, fits as well. */
    private void firstRetryMustFit() {
        if (leaseLength().plus(skew()).plus(firstPause()).compareTo(issuerWindow()) >= 0)
            throw new IllegalArgumentException(
                    "a lease, the skew and the first pause must be shorter than the issuer's window");
    }

    private static void mustBeWithin(String what, Duration least, Duration length, Duration most) {
        if (length.compareTo(least) < 0 || length.compareTo(most) > 0)
            throw new IllegalArgumentException("a " + what + " is between " + least + " and " + most);
    }

    /** The trouble that the next failure continues; none if it begins another span. */
    Option<Trouble> remembered(Option<Trouble> earlier, Instant now) {
        return earlier.filter(it -> !it.isForgotten(troubleSpan(), now));
    }

    /** The trouble after one more failure of this source. */
    Trouble troubleAfter(Option<Trouble> earlier, Trouble.Source source, Instant now) {
        var known = remembered(earlier, now);
        return Trouble.after(
                known, source, Deadline.instantAfter(now, troubleSpan()), pauseEnd(known, Duration.ZERO, now));
    }

    /**
     * The instant of the next attempt after a failure. As long as the issuer's window may be open, pauses do not grow.
     *
     * @param asked the pause that the provider asked for
     */
    Instant retryAt(Option<Trouble> earlier, Option<Instant> windowEndsAt, Duration asked, Instant now) {
        var soon = Deadline.instantAfter(now, asked.compareTo(firstPause()) > 0 ? asked : firstPause());
        return windowEndsAt.exists(soon::isBefore) ? soon : pauseEnd(earlier, asked, now);
    }

    private Instant pauseEnd(Option<Trouble> earlier, Duration asked, Instant now) {
        var failures = earlier.fold(() -> 0, Trouble::failures) + 1;
        var isLong = earlier.exists(it -> !now.isBefore(it.asksAt()) || it.asks());
        var pause = isLong ? longInterval() : new Backoff(firstPause(), 2, longestPause()).pauseAfter(failures);
        return Deadline.instantAfter(now, asked.compareTo(pause) > 0 ? bounded(asked) : pause);
    }

    /** Limits the pause that the provider asks for to a day. */
    private static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    /** The instant until which a token renewed now is fresh. */
    Instant freshUntil(Instant now) {
        return Deadline.instantAfter(now, freshFor());
    }

    /**
     * The instant from which it is too late to send, for a caller that began to acquire the lease at {@code begun} on
     * the same clock.
     */
    public Instant sendBy(Instant begun) {
        return Deadline.instantAfter(begun, leaseLength()).minus(callTimeout()).truncatedTo(ChronoUnit.MILLIS);
    }

    Lease lease(ConnectionData data, Option<Instant> doubted, Instant now) {
        var windowEndsAt = doubted.getOrElse(() -> Deadline.instantAfter(now, issuerWindow()));
        var lapsesAt = Deadline.instantAfter(Deadline.instantAfter(now, leaseLength()), skew());
        return new Lease(
                data.leases() + 1,
                sendBy(now),
                lapsesAt,
                retryAt(data.trouble(), Option.when(!data.byApp(), windowEndsAt), Duration.ZERO, lapsesAt),
                windowEndsAt,
                Deadline.instantAfter(now, troubleSpan()));
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

    /**
     * Returns a credential with the end of its refresh token: the stated one, or that of an idle token by these rules. A
     * week before it, or a quarter of the lifetime if that is shorter, the host is warned; twice as long before it, the
     * credential is renewed.
     *
     * @param askedAt the instant before the request for it was sent, from which its lifetime counts
     */
    public SealedCredential keptAlive(SealedCredential credential, Instant askedAt, Option<Duration> stated) {
        return stated.filter(lifetime -> lifetime.compareTo(TICK) >= 0)
                .orElse(this::refreshIdleLifetime)
                .filter(lifetime -> credential.refresh().isDefined())
                .fold(() -> credential, lifetime -> credential.withRefreshEnd(refreshEnd(askedAt, lifetime)));
    }

    private static RefreshEnd refreshEnd(Instant askedAt, Duration lifetime) {
        var end = Deadline.instantAfter(askedAt, lifetime);
        var quarter = Duration.between(askedAt, end).dividedBy(4).truncatedTo(ChronoUnit.MILLIS);
        var notice = quarter.compareTo(LONGEST_NOTICE) < 0 ? quarter : LONGEST_NOTICE;
        return new RefreshEnd(end.minus(notice.multipliedBy(2)), end.minus(notice), end);
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
