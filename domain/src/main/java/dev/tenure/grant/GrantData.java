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

/** The data of a grant that every state has. Immutable, and of the same size however long the grant lives. */
@DomainStyle
@Value.Immutable
public abstract class GrantData implements WithGrantData {
    GrantData() {}

    /** The id of the grant. */
    public abstract GrantId id();

    /** The name of the profile whose rules the grant follows. */
    public abstract String profile();

    /** The client, and the user who authorized it; a client's own grant has no user. */
    public abstract Ownership ownership();

    /** The environment of the grant and of all its tokens. */
    public abstract Environment environment();

    /** The granted scope; an access token may carry less. */
    public abstract Scope scope();

    /**
     * The host's own reference, 1 to 512 storable characters, which the library does not interpret; none if not given.
     */
    public abstract Option<String> reference();

    /**
     * The binding of its code and refresh tokens to a key (RFC 9449 section 5, RFC 8705 section 4); none if they are
     * bound to none.
     */
    public abstract Option<KeyBinding> keyBinding();

    /** The instant at which the grant was created; it never moves. */
    public abstract Instant createdAt();

    /** The instant at which the user, or the client for itself, authenticated; it never moves. */
    public abstract Instant authenticatedAt();

    /**
     * The end that no refresh moves, whatever the rules become: the consent's or the absolute lifetime; none if there
     * is none.
     */
    public abstract Option<Deadline> limit();

    /** The locator of its code and its refresh tokens; none if it never had any. */
    public abstract Option<TokenHash> refreshLocator();

    /** The locator of its access tokens; none before the first. */
    public abstract Option<TokenHash> accessLocator();

    /** The generation of the chain of code and refresh tokens; a token of a lower one was presented before. */
    public abstract int refreshGeneration();

    /** The number of access tokens so far. */
    public abstract int accessGeneration();

    /**
     * Returns the data after issuing this pair under these rules; the chain advances only if the refresh token is
     * replaced.
     */
    GrantData followedBy(Successor next, boolean replaced, GrantRules rules) {
        next.mustFit(this);
        return rules.applyTo(this)
                .foundBy(next.access().locator())
                .withAccessGeneration(next.access().generation())
                .withRefreshGeneration(replaced ? next.refresh().generation() : refreshGeneration());
    }

    /**
     * Returns the data with this locator, which is set from the first access token on, so mostly there is nothing to
     * copy.
     */
    private GrantData foundBy(TokenHash locator) {
        return accessLocator().contains(locator) ? this : withAccessLocator(Option.of(locator));
    }

    /** Binds the refresh token that the grant continues with to the request's key; a binding stays for good. */
    GrantData boundBy(TokenRequest request) {
        var bound = request.refreshTokenKey().map(key -> new KeyBinding(key, refreshGeneration()));
        return keyBinding().isDefined() || bound.isEmpty() ? this : withKeyBinding(bound);
    }

    /** The request for its first tokens of a client that proves the key of the grant. */
    TokenRequest firstRequest() {
        var request = TokenRequest.by(ownership().client());
        return keyBinding().map(KeyBinding::key).fold(() -> request, request::withKey);
    }

    /** Starts a builder of named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of the data; it fails if a required attribute is missing. */
    public static final class Builder extends ImmutableGrantData.Builder {
        /** Sets every default, so that copies of the data cost no more than their bytes. */
        Builder() {
            limit(Option.none())
                    .reference(Option.none())
                    .keyBinding(Option.none())
                    .refreshLocator(Option.none())
                    .accessLocator(Option.none())
                    .refreshGeneration(0)
                    .accessGeneration(0);
        }
    }
}
