package dev.tenure.link;

import dev.tenure.DomainStyle;
import dev.tenure.item.Webhook;
import dev.tenure.principal.Ownership;
import dev.tenure.time.Deadline;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The data of a Link that every state has. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class LinkData implements WithLinkData {
    LinkData() {}

    /** The id of the Link. */
    public abstract LinkId id();

    /** The name of the profile whose rules the Link and its Item follow. */
    public abstract String profile();

    /** The client and the user it was opened for. */
    public abstract Ownership ownership();

    /** The environment of the Link and of its Item. */
    public abstract Environment environment();

    /** The end of its token. */
    public abstract Deadline deadline();

    /** The address of notices about the Item. */
    public abstract Option<Webhook> webhook();

    /** The number of times that it was opened. */
    public abstract int sessions();

    /** The number of times that its user failed to log in. */
    public abstract int badLogins();

    /** Starts a builder of named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of the data; it fails if a required attribute is missing. */
    public static final class Builder extends ImmutableLinkData.Builder {
        /** Sets every default, so that copies of the data cost no more than their bytes. */
        Builder() {
            webhook(Option.none()).sessions(0).badLogins(0);
        }
    }
}
