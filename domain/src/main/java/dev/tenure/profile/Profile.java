package dev.tenure.profile;

import dev.tenure.DomainStyle;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.grant.GrantRules;
import dev.tenure.item.ItemRules;
import dev.tenure.link.LinkRules;
import dev.tenure.token.TokenFormat;
import org.immutables.value.Value;

/**
 * The rules of one provider under a name. Aggregates keep the name and look their rules up at each command; what has become
 * a deadline stays one, whatever the rules are later. Immutable.
 */
@DomainStyle
@Value.Immutable
public abstract class Profile implements WithProfile {
    Profile() {}

    /** What aggregates keep; it names this profile for as long as they are stored. */
    public abstract String name();

    /** The rules of its Links. */
    @Value.Default
    public LinkRules links() {
        return LinkRules.builder().build();
    }

    /** The rules of its Items. */
    @Value.Default
    public ItemRules items() {
        return ItemRules.builder().build();
    }

    /** The rules of its grants. */
    @Value.Default
    public GrantRules grants() {
        return GrantRules.builder().build();
    }

    /** How its credentials are kept by those whom it gave them. */
    @Value.Default
    public ConnectionRules connections() {
        return ConnectionRules.builder().build();
    }

    /** How its tokens are written. */
    public abstract TokenFormat format();

    /** How its refusals read from outside. */
    public abstract ErrorMapping errors();

    /** How they read at the token endpoint, where codes and refresh tokens are handed in; the same unless it says so. */
    @Value.Default
    public ErrorMapping tokenEndpointErrors() {
        return errors();
    }

    /** Named attributes. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a profile; what is missing does not construct. */
    public static final class Builder extends ImmutableProfile.Builder {
        Builder() {}
    }
}
