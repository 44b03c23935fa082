package dev.tenure.link;

import dev.tenure.DomainStyle;
import dev.tenure.item.Webhook;
import dev.tenure.principal.Ownership;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a Link knows whatever its state. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class LinkData implements WithLinkData {
    LinkData() {}

    /** Its name. */
    public abstract LinkId id();

    /** The name of the profile whose rules it, and the Item it founds, follow. */
    public abstract String profile();

    /** The client and the user it was opened for. */
    public abstract Ownership ownership();

    /** Where it lives, and the Item it founds. */
    public abstract Environment environment();

    /** Until when its token opens it. */
    public abstract Deadline deadline();

    /** Where notices about the Item will go. */
    @Value.Default
    public Option<Webhook> webhook() {
        return Option.none();
    }

    /** How often it was opened. */
    @Value.Default
    public int sessions() {
        return 0;
    }

    /** How often its user failed to log in. */
    @Value.Default
    public int badLogins() {
        return 0;
    }

    /** Named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds the data; what is required and missing does not construct. */
    public static final class Builder extends ImmutableLinkData.Builder {
        Builder() {}
    }
}
