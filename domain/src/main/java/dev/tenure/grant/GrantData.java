package dev.tenure.grant;

import dev.tenure.DomainStyle;
import dev.tenure.principal.Ownership;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What a grant knows whatever its state. Immutable, and of the same size however long it lives. */
@DomainStyle
@Value.Immutable
public abstract class GrantData implements WithGrantData {
    GrantData() {}

    /** Its name. */
    public abstract GrantId id();

    /** The name of the profile whose rules it follows. */
    public abstract String profile();

    /** The client it was given to, and the user who gave it; a client's own grant has no user. */
    public abstract Ownership ownership();

    /** Where it lives, with all its tokens. */
    public abstract Environment environment();

    /** What was granted; an access token may be good for less. */
    public abstract Scope scope();

    /** When its user authenticated, or its client for itself; it never moves. */
    public abstract Instant authenticatedAt();

    /** The end that nothing moves, whatever the rules become: consent or the longest life; none if there is none. */
    public abstract Option<Deadline> limit();

    /** How it is found by its code and its refresh tokens; none if it never had any. */
    public abstract Option<TokenHash> refreshLocator();

    /** How it is found by its access tokens; none before the first. */
    public abstract Option<TokenHash> accessLocator();

    /** How often the chain of code and refresh tokens went on; what says less was handed in before. */
    public abstract int refreshGeneration();

    /** How many access tokens there were. */
    public abstract int accessGeneration();

    /** Whether there are refresh tokens: a user asked for them. A client for itself never has any (S2:10). */
    public boolean isRefreshable() {
        return ownership().user().isDefined() && scope().isOffline();
    }

    /** The same, gone on by this pair under these rules; the chain only where its refresh token is replaced. */
    GrantData followedBy(Successor next, boolean replaced, GrantRules rules) {
        next.mustFit(this);
        return rules.applyTo(this)
                .foundBy(next.access().locator())
                .withAccessGeneration(next.access().generation())
                .withRefreshGeneration(replaced ? next.refresh().generation() : refreshGeneration());
    }

    /** It is so from its first access token on, so mostly there is nothing to copy. */
    private GrantData foundBy(TokenHash locator) {
        return accessLocator().contains(locator) ? this : withAccessLocator(Option.of(locator));
    }

    /** Named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the data; what is required and missing does not construct. */
    public static final class Builder extends ImmutableGrantData.Builder {
        /** With what holds where nothing else is said; set here, copies of the data cost no more than their bytes. */
        Builder() {
            limit(Option.none())
                    .refreshLocator(Option.none())
                    .accessLocator(Option.none())
                    .refreshGeneration(0)
                    .accessGeneration(0);
        }
    }
}
