package dev.tenure.profile;

import dev.tenure.DomainStyle;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.grant.GrantRules;
import dev.tenure.item.ItemRules;
import dev.tenure.link.LinkRules;
import dev.tenure.token.TokenFormat;
import org.immutables.value.Value;

/**
 * The rules of one provider under a name. Aggregates store the name and read their rules at each command; a rule that
 * has become a deadline stays one, whatever the rules are later. Immutable.
 */
@DomainStyle
@Value.Immutable
public abstract class Profile implements WithProfile {
    Profile() {}

    /** The name that aggregates store; it identifies this profile for as long as they are stored. */
    public abstract String name();

    /** The rules for its Links. */
    @Value.Default
    public LinkRules links() {
        return LinkRules.builder().build();
    }

    /** The rules for its Items. */
    @Value.Default
    public ItemRules items() {
        return ItemRules.builder().build();
    }

    /** The rules for its grants. */
    @Value.Default
    public GrantRules grants() {
        return GrantRules.builder().build();
    }

    /** The rules for connections, which keep the credentials that it issued. */
    @Value.Default
    public ConnectionRules connections() {
        return ConnectionRules.builder().build();
    }

    /**
     * True if all clients share the ids of users, as at an OAuth provider whose users log in themselves; false, unless
     * set, if each client has ids of its own. Only shared ids can be withdrawn everywhere.
     */
    @Value.Default
    public boolean sharedUserIds() {
        return false;
    }

    /** The format of its tokens. */
    public abstract TokenFormat format();

    /** The mapping of its rejections to errors. */
    public abstract ErrorMapping errors();

    /**
     * The mapping of errors at the token endpoint, where codes and refresh tokens are presented; the same unless set.
     */
    @Value.Default
    public ErrorMapping tokenEndpointErrors() {
        return errors();
    }

    /** Starts a builder of named attributes. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of a profile; it fails if a required attribute is missing. */
    public static final class Builder extends ImmutableProfile.Builder {
        Builder() {}
    }
}
