package dev.tenure.connection;

import dev.tenure.DomainStyle;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** The data of a connection that every state has. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class ConnectionData implements WithConnectionData {
    ConnectionData() {}

    /** The id of the connection. */
    public abstract ConnectionId id();

    /** The purpose of the connection. */
    public abstract Configuration configuration();

    /** The environment of the provider's tokens. */
    public abstract Environment environment();

    /** The provider's id for the login, once it is known. */
    public abstract Option<RemoteId> remoteId();

    /** The number of credentials so far; each answer or refusal concerns one of them. */
    public abstract int credentialVersion();

    /** The number of leases so far; only failures under the last one count. */
    public abstract int leases();

    /** The version of the health, which rises with each change; a poll sent before the change is ignored. */
    public abstract int healthVersion();

    /** The reason why the login needs its user; none if it works. */
    public abstract Option<UpdateReason> updateReason();

    /** The end that the host was last advised of, so that each is announced once. */
    public abstract Option<Instant> advised();

    /**
     * True if the provider refuses the host's own configuration, so that nothing is sent until the operator resumes.
     */
    public abstract boolean blocked();

    /** The instant before which no refresh is tried, after one that could not be sent. */
    public abstract Option<Instant> pausedUntil();

    /** Returns the same data with this health, which is a change. */
    ConnectionData inHealth(Option<UpdateReason> reason) {
        return withUpdateReason(reason).withHealthVersion(healthVersion() + 1);
    }

    /** Returns the same data with one credential more; nothing blocks a refresh any longer. */
    ConnectionData withNextCredential() {
        return withCredentialVersion(credentialVersion() + 1).withBlocked(false).withPausedUntil(Option.none());
    }

    /** Starts a builder of named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of the data; it fails if a required attribute is missing. */
    public static final class Builder extends ImmutableConnectionData.Builder {
        /** Sets every default, so that copies of the data cost no more than their bytes. */
        Builder() {
            remoteId(Option.none())
                    .credentialVersion(0)
                    .leases(0)
                    .healthVersion(0)
                    .updateReason(Option.none())
                    .advised(Option.none())
                    .blocked(false)
                    .pausedUntil(Option.none());
        }
    }
}
