package dev.tenure.connection;

import dev.tenure.DomainStyle;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** The data of a connection that every state has. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class ConnectionData implements WithConnectionData {
    private static final int MOST_ENDS = 8;

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

    /** The ends that the host was advised of, in the order of their announcements, so that each is announced once. */
    public abstract Seq<Instant> announcedEnds();

    /**
     * True if the provider refuses the host's own configuration, so that nothing is sent until the operator resumes.
     */
    public abstract boolean blocked();

    /** The trouble with the provider since the last success; none if all is well. */
    public abstract Option<Trouble> trouble();

    /** The instant before which a refusal by the API says nothing about the credential, which was just renewed. */
    public abstract Option<Instant> freshUntil();

    /** True if the app obtains the credential by credentials of its own, without a user (RFC 6749 section 4.4). */
    public abstract boolean byApp();

    /** The exchange of a public token under way; none if there is none. */
    public abstract Option<ExchangeClaim> exchange();

    /** Returns the same data with one end more that was announced. */
    ConnectionData withAnnounced(Instant end) {
        return withAnnouncedEnds(announcedEnds().append(end).takeRight(MOST_ENDS));
    }

    /** Returns the same data with this health, which is a change. */
    ConnectionData inHealth(Option<UpdateReason> reason) {
        return withUpdateReason(reason).withHealthVersion(healthVersion() + 1);
    }

    /** Returns the same data with one credential more; the configuration blocks nothing any longer. */
    ConnectionData withNextCredential() {
        return withCredentialVersion(credentialVersion() + 1).withBlocked(false);
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
                    .announcedEnds(Vector.empty())
                    .byApp(false)
                    .exchange(Option.none())
                    .blocked(false)
                    .trouble(Option.none())
                    .freshUntil(Option.none());
        }
    }
}
