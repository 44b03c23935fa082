package dev.tenure.connection;

import dev.tenure.DomainStyle;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What a connection knows whatever its state. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class ConnectionData implements WithConnectionData {
    ConnectionData() {}

    /** Its name. */
    public abstract ConnectionId id();

    /** What it is for. */
    public abstract Configuration configuration();

    /** Where the other side's tokens live. */
    public abstract Environment environment();

    /** What the other side calls it, once that is known. */
    public abstract Option<RemoteId> remoteId();

    /** How many credentials there were; answers and refusals are about one of them. */
    public abstract int credentialVersion();

    /** How many leases there were; only the last one's failures count. */
    public abstract int leases();

    /** Rises with each change of health; a poll asked before it did says nothing. */
    public abstract int healthVersion();

    /** Why the login needs its user; none if it works. */
    public abstract Option<UpdateReason> updateReason();

    /** The end that the host was advised of last, so that each is announced once. */
    public abstract Option<Instant> advised();

    /** Whether the other side refuses our own set-up, so that nothing is sent until the operator resumes. */
    public abstract boolean blocked();

    /** Until when no refresh is tried, after one that could not be sent. */
    public abstract Option<Instant> pausedUntil();

    /** The same with this health, which is news. */
    ConnectionData inHealth(Option<UpdateReason> trouble) {
        return withUpdateReason(trouble).withHealthVersion(healthVersion() + 1);
    }

    /** The same with one credential more; what stood in the way of a refresh is over. */
    ConnectionData withNextCredential() {
        return withCredentialVersion(credentialVersion() + 1).withBlocked(false).withPausedUntil(Option.none());
    }

    /** Named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds it; what is required and missing does not construct. */
    public static final class Builder extends ImmutableConnectionData.Builder {
        /** With what holds where nothing else is said; set here, copies of the data cost no more than their bytes. */
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
