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

/** What an Item knows whatever its state: one login of one user at one institution. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class ItemData implements WithItemData {
    ItemData() {}

    /** Whose login it is the name of. */
    public abstract ItemId id();

    /** The name of the profile whose rules it follows. */
    public abstract String profile();

    /** The client and the user it belongs to. */
    public abstract Ownership ownership();

    /** Where it lives, with all its tokens. */
    public abstract Environment environment();

    /** When its user linked it. */
    public abstract Instant linkedAt();

    /** Where the login is. */
    public abstract InstitutionId institution();

    /** What the user shares and shared. */
    public abstract Accounts accounts();

    /** Until when the institution lets the data be read; none if without end. */
    public abstract Option<WarnedDeadline> consent();

    /** When the institution will end the connection, if it said so. */
    public abstract Option<WarnedDeadline> disconnect();

    /** When it gets too old, or its user has to confirm it again, where that is a rule. */
    public abstract Option<Deadline> aging();

    /** How many access tokens there were; the last of them lives. */
    public abstract int accessGeneration();

    /** Where notices go. */
    public abstract Option<Webhook> webhook();

    /** The new accounts that were announced last, so that each set is announced once. */
    public abstract Option<AccountSet> announced();

    boolean isExchanged() {
        return accessGeneration() > 0;
    }

    /** What comes first: the user's renewal, the institution's end, old age, or the end of the environment. */
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

    /** Every deadline as though it were newly linked (update mode). */
    ItemData renewed(Option<Instant> consentUntil, ItemRules rules, Instant now) {
        return withConsent(consentUntil.map(until -> rules.ending(new Deadline(until, Cause.CONSENT_EXPIRED))))
                .withDisconnect(Option.none())
                .withAging(rules.aging(environment(), now));
    }

    /** A later consent; the deadlines that passed are over with it. */
    ItemData healed(Instant consentUntil, ItemRules rules, Instant now) {
        return renewed(Option.of(consentUntil), rules, now)
                .withDisconnect(disconnect().filter(ending -> !ending.deadline().passedBy(now)));
    }

    /** Named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a login; what is required and missing does not construct. */
    public static final class Builder extends ImmutableItemData.Builder {
        /** With what holds where nothing else is said; set here, copies of the data cost no more than their bytes. */
        Builder() {
            accounts(Accounts.of(List.empty()))
                    .consent(Option.none())
                    .disconnect(Option.none())
                    .aging(Option.none())
                    .accessGeneration(0)
                    .webhook(Option.none())
                    .announced(Option.none());
        }
    }
}
