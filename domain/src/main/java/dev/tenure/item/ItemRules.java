package dev.tenure.item;

import dev.tenure.DomainStyle;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.immutables.value.Value;

/** A provider's rules for its Items; the defaults are Plaid's. A rule becomes a deadline when it applies. */
@DomainStyle
@Value.Immutable
public abstract class ItemRules {
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);

    ItemRules() {}

    /** The lifetime of a public token before its exchange: 30 minutes [plaid:public-token]. */
    @Value.Default
    public Lifetime publicTokenLifetime() {
        return Lifetime.fixed(Duration.ofMinutes(30));
    }

    /** The time after which an Item whose token nobody exchanged is given up: 24 hours. */
    @Value.Default
    public Duration abandonedAfter() {
        return Duration.ofHours(24);
    }

    /** The lifetime of a link token that opens update mode: 30 minutes [plaid:link-token]. */
    @Value.Default
    public Duration updateLinkLifetime() {
        return Duration.ofMinutes(30);
    }

    /** The time before a deadline at which its warning goes out: 7 days [plaid:pending-disconnect]. */
    @Value.Default
    public Duration warningPeriod() {
        return Duration.ofDays(7);
    }

    /** The age at which a Sandbox Item needs its user: none, unless the provider sets one. */
    @Value.Default
    public Option<Duration> sandboxAge() {
        return Option.none();
    }

    /**
     * The time within which the user has to confirm the sharing again, though the consent continues: 90 days in the
     * United Kingdom (FCA PS21/19). None, unless the provider sets one.
     */
    @Value.Default
    public Option<Duration> reconfirmedWithin() {
        return Option.none();
    }

    /**
     * The window within which a client that lost the answer to an exchange or a rotation may ask for the same access
     * token again, which no retry prolongs: 1 ms to 60 s. None, unless the provider sets one: at Plaid a public token
     * is exchanged once, and a rotation invalidates the access token at once [plaid:access-token].
     */
    @Value.Default
    public Option<Duration> retryWindow() {
        return Option.none();
    }

    /** The most processor tokens of one Item that may be live at once. */
    @Value.Default
    public int maxProcessorTokens() {
        return 100;
    }

    /** The most accounts of one Item that may be shared at once. */
    @Value.Default
    public int maxAccounts() {
        return 500;
    }

    /**
     * Returns true if a public token still starts an update, even one that was exchanged or has expired
     * [plaid:legacy-update].
     */
    @Value.Default
    public boolean publicTokenStartsUpdate() {
        return false;
    }

    /** Returns true if a removal may name a product [plaid:legacy-removal]. */
    @Value.Default
    public boolean removalNamesProduct() {
        return false;
    }

    @Value.Check
    void check() {
        Lifetime.fixed(abandonedAfter());
        Lifetime.fixed(updateLinkLifetime());
        Lifetime.fixed(warningPeriod());
        sandboxAge().forEach(Lifetime::fixed);
        reconfirmedWithin().forEach(Lifetime::fixed);
        retryWindow().forEach(ItemRules::mustBeShort);
    }

    private static void mustBeShort(Duration window) {
        if (window.compareTo(Duration.ofMillis(1)) < 0 || window.compareTo(LONGEST_RETRY) > 0)
            throw new IllegalArgumentException(
                    "a retry window is between 1 ms and " + LONGEST_RETRY + ", not " + window);
    }

    /**
     * The instant, exclusive, until which an exchange or a rotation of this token now may be repeated: the end of the
     * window, or of the token itself if that comes first; none if never.
     */
    public Option<Instant> retryUntil(Token presented, Instant now) {
        return retryWindow()
                .map(window -> now.plus(window).truncatedTo(ChronoUnit.MILLIS))
                .map(end -> presented
                        .deadline()
                        .map(Deadline::at)
                        .filter(end::isAfter)
                        .getOrElse(end));
    }

    Deadline abandonment(Instant now) {
        return Deadline.after(now, abandonedAfter(), Cause.NEVER_EXCHANGED);
    }

    Deadline updateLinkDeadline(Instant now) {
        return Deadline.after(now, updateLinkLifetime(), Cause.LIFETIME_ENDED);
    }

    WarnedDeadline ending(Deadline deadline) {
        return new WarnedDeadline(deadline, Option.of(deadline.at().minus(warningPeriod())));
    }

    Option<Deadline> aging(Environment environment, Instant now) {
        var aged = sandboxAge()
                .filter(age -> environment == Environment.SANDBOX)
                .map(age -> Deadline.after(now, age, Cause.ITEM_AGED));
        var unconfirmed = reconfirmedWithin().map(age -> Deadline.after(now, age, Cause.RECONFIRMATION_DUE));
        return Deadline.earliest(List.of(aged, unconfirmed).flatMap(deadline -> deadline));
    }

    /** Starts a builder of rules that differ from Plaid's in the attributes set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of rules; it fails on durations out of range. */
    public static final class Builder extends ImmutableItemRules.Builder {
        Builder() {}
    }
}
