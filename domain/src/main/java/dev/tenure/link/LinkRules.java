package dev.tenure.link;

import dev.tenure.DomainStyle;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/** A provider's rules for its Links; the defaults are Plaid's. */
@DomainStyle
@Value.Immutable
public abstract class LinkRules {
    LinkRules() {}

    /** The lifetime of a link token for a new Item: 4 hours [plaid:link-token]. */
    @Value.Default
    public Duration lifetime() {
        return Duration.ofHours(4);
    }

    /** The longest lifetime that Hosted Link may ask for instead: 21 days [plaid:openapi]. */
    @Value.Default
    public Duration longestHosted() {
        return Duration.ofDays(21);
    }

    /**
     * The number of bad logins that closes a Link. Plaid says "too many" [plaid:invalid-input]; 10 unless the provider
     * says otherwise.
     */
    @Value.Default
    public int maxBadLogins() {
        return 10;
    }

    @Value.Check
    void check() {
        Lifetime.fixed(lifetime());
        Lifetime.fixed(longestHosted());
        if (maxBadLogins() < 1) throw new IllegalArgumentException("a Link takes at least one login");
    }

    /** The deadline of a Link opened now. */
    public Deadline deadline(Instant now) {
        return Deadline.after(now, lifetime(), Cause.LIFETIME_ENDED);
    }

    /** The deadline of a hosted Link opened now; refuses a lifetime that is not positive, or above the longest. */
    public Either<Rejection, Deadline> hostedDeadline(Duration lifetime, Instant now) {
        return lifetime.compareTo(Duration.ofMillis(1)) < 0 || lifetime.compareTo(longestHosted()) > 0
                ? Either.left(
                        new Rejection.OutOfRange("a link lifetime that is not positive or above " + longestHosted()))
                : Either.right(Deadline.after(now, lifetime, Cause.LIFETIME_ENDED));
    }

    /** Starts a builder of rules that differ from Plaid's in the attributes set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of rules; it fails on durations out of range. */
    public static final class Builder extends ImmutableLinkRules.Builder {
        Builder() {}
    }
}
