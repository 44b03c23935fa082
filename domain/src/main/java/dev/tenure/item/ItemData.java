package dev.tenure.item;

import dev.tenure.DomainStyle;
import dev.tenure.principal.Ownership;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** The data of an Item that every state has: one login of one user at one institution. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class ItemData implements WithItemData {
    ItemData() {}

    /** The id of the Item. */
    public abstract ItemId id();

    /** The name of the profile whose rules the Item follows. */
    public abstract String profile();

    /** The client and the user it belongs to. */
    public abstract Ownership ownership();

    /** The environment of the Item and of all its tokens. */
    public abstract Environment environment();

    /** The instant at which its user linked it. */
    public abstract Instant linkedAt();

    /** The institution of the login. */
    public abstract InstitutionId institution();

    /** The accounts that the user shares, and those that ended. */
    public abstract Accounts accounts();

    /** The end of the consent to read the data; none if it never ends. */
    public abstract Option<WarnedDeadline> consent();

    /** The end of the connection as announced by the institution. */
    public abstract Option<WarnedDeadline> disconnect();

    /** The instant at which it grows too old, or its user has to confirm it again, where the rules say so. */
    public abstract Option<Deadline> aging();

    /** The number of access tokens so far; the last of them is live. */
    public abstract int accessGeneration();

    /** The permission to repeat the last exchange or rotation; none where the rules had no window. */
    public abstract Option<Retry> retry();

    /** The address of notices. */
    public abstract Option<Webhook> webhook();

    /** The new accounts that were announced last, so that each set is announced once. */
    public abstract Option<AccountSet> announced();

    /** The data after issuing this access token. */
    ItemData followedBy(Successor access) {
        return withAccessGeneration(accessGeneration() + 1).withRetry(access.retry());
    }

    boolean isExchanged() {
        return accessGeneration() > 0;
    }

    /**
     * The first of the deadlines: of the user's renewal, the institution's end, old age, the end of the environment.
     */
    Option<Deadline> end() {
        return Deadline.earliest(renewable().appendAll(environment().retirement()));
    }

    /** The deadlines that an update renews. */
    Seq<Deadline> renewable() {
        return List.of(consent().map(WarnedDeadline::deadline), disconnect().map(WarnedDeadline::deadline), aging())
                .flatMap(deadline -> deadline);
    }

    Option<Deadline> nearEnd(Instant now) {
        return Deadline.earliest(endings().filter(ending -> ending.isNear(now)).map(WarnedDeadline::deadline));
    }

    Seq<WarnedDeadline> endings() {
        return List.of(consent(), disconnect()).flatMap(ending -> ending);
    }

    ItemData warned(Instant now) {
        return withConsent(consent().map(ending -> ending.isToWarn(now) ? ending.warned() : ending))
                .withDisconnect(disconnect().map(ending -> ending.isToWarn(now) ? ending.warned() : ending));
    }

    /** Renews every deadline as if it were newly linked (update mode). */
    ItemData renewed(Option<Instant> consentUntil, ItemRules rules, Instant now) {
        return withConsent(consentUntil.map(until -> rules.ending(new Deadline(until, Cause.CONSENT_EXPIRED))))
                .withDisconnect(Option.none())
                .withAging(rules.aging(environment(), now));
    }

    /** Takes a later consent; the deadlines that passed end with the old one. */
    ItemData healed(Instant consentUntil, ItemRules rules, Instant now) {
        return renewed(Option.of(consentUntil), rules, now)
                .withDisconnect(disconnect().filter(ending -> !ending.deadline().passedBy(now)));
    }

    /** Starts a builder of named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of the data; it fails if a required attribute is missing. */
    public static final class Builder extends ImmutableItemData.Builder {
        /** Sets every default, so that copies of the data cost no more than their bytes. */
        Builder() {
            accounts(Accounts.of(List.empty()))
                    .consent(Option.none())
                    .disconnect(Option.none())
                    .aging(Option.none())
                    .accessGeneration(0)
                    .retry(Option.none())
                    .webhook(Option.none())
                    .announced(Option.none());
        }
    }
}
