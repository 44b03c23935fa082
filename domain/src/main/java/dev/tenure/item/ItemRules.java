package dev.tenure.item;

import dev.tenure.DomainStyle;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/** The rules of a provider for its Items; the defaults are Plaid's. A rule becomes a deadline when it applies. */
@DomainStyle
@Value.Immutable
public abstract class ItemRules {
    ItemRules() {}

    /** How long a public token waits for its exchange: 30 minutes (S3:64). */
    @Value.Default
    public Lifetime publicTokenLifetime() {
        return Lifetime.fixed(Duration.ofMinutes(30));
    }

    /** After how long an Item that nobody exchanged is given up: 24 hours. */
    @Value.Default
    public Duration abandonedAfter() {
        return Duration.ofHours(24);
    }

    /** How long a link token opens update mode: 30 minutes (S3:52). */
    @Value.Default
    public Duration updateLinkLifetime() {
        return Duration.ofMinutes(30);
    }

    /** How long before a deadline its warning goes out: 7 days. */
    @Value.Default
    public Duration warningPeriod() {
        return Duration.ofDays(7);
    }

    /** The age at which a Sandbox Item needs its user: never, unless the provider says so. */
    @Value.Default
    public Option<Duration> sandboxAge() {
        return Option.none();
    }

    /**
     * Within how long the user has to confirm the sharing again, though the consent goes on: 90 days in the United Kingdom
     * (FCA PS21/19). Never, unless the provider says so.
     */
    @Value.Default
    public Option<Duration> reconfirmedWithin() {
        return Option.none();
    }

    /** How many processor tokens of one Item may live at once. */
    @Value.Default
    public int maxProcessorTokens() {
        return 100;
    }

    /** How many accounts of one Item may be shared at once. */
    @Value.Default
    public int maxAccounts() {
        return 500;
    }

    /** Whether a public token still starts an update, exchanged and expired as it may be (S1:94). */
    @Value.Default
    public boolean publicTokenStartsUpdate() {
        return false;
    }

    /** Whether a removal may name a product (S1:78). */
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
        var rotten = sandboxAge()
                .filter(age -> environment == Environment.SANDBOX)
                .map(age -> Deadline.after(now, age, Cause.ITEM_AGED));
        var unconfirmed = reconfirmedWithin().map(age -> Deadline.after(now, age, Cause.RECONFIRMATION_DUE));
        return Deadline.earliest(List.of(rotten, unconfirmed).flatMap(deadline -> deadline));
    }

    /** Rules that differ from Plaid's in what is set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds rules; lengths out of range do not construct. */
    public static final class Builder extends ImmutableItemRules.Builder {
        Builder() {}
    }
}
