package dev.tenure.link;

import dev.tenure.DomainStyle;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/** The rules of a provider for its Links; the defaults are Plaid's. */
@DomainStyle
@Value.Immutable
public abstract class LinkRules {
    LinkRules() {}

    /** How long a link token opens Link for a new Item: 4 hours (S3:52). */
    @Value.Default
    public Duration lifetime() {
        return Duration.ofHours(4);
    }

    /** The longest that Hosted Link may ask for instead: 21 days. */
    @Value.Default
    public Duration longestHosted() {
        return Duration.ofDays(21);
    }

    /** How many bad logins close a Link. The source says "too many"; 10 unless the provider says otherwise. */
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

    /** The deadline of a Link opened now; one of its own must be positive and within the longest. */
    public Either<Rejection, Deadline> deadline(Option<Duration> hosted, Instant now) {
        return hosted.exists(this::isOutOfRange)
                ? Either.left(
                        new Rejection.OutOfRange("a link lifetime that is not positive or above " + longestHosted()))
                : Either.right(Deadline.after(now, hosted.getOrElse(lifetime()), Cause.LIFETIME_ENDED));
    }

    private boolean isOutOfRange(Duration hosted) {
        return hosted.compareTo(Duration.ofMillis(1)) < 0 || hosted.compareTo(longestHosted()) > 0;
    }

    /** Rules that differ from Plaid's in what is set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds rules; lengths out of range do not construct. */
    public static final class Builder extends ImmutableLinkRules.Builder {
        Builder() {}
    }
}
