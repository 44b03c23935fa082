package dev.tenure.custody;

import dev.tenure.DomainStyle;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What a custody knows whatever its state. Immutable. */
@DomainStyle
@Value.Immutable
public abstract class Keeping implements WithKeeping {
    /** Its name. */
    public abstract CustodyId id();

    /** What it is for. */
    public abstract Configuration configuration();

    /** Where the other side's tokens live. */
    public abstract Environment environment();

    /** What the other side calls it, once that is known. */
    public abstract Option<Counterpart> counterpart();

    /** How many credentials there were; answers and refusals are about one of them. */
    public abstract int credentialVersion();

    /** How many leases there were; only the last one's failures count. */
    public abstract int leases();

    /** Rises with each change of health; a poll asked before it did says nothing. */
    public abstract int healthVersion();

    /** Why the login needs its user; none if it works. */
    public abstract Option<Trouble> trouble();

    /** The end that the host was advised of last, so that each is announced once. */
    public abstract Option<Instant> advised();

    /** Whether the other side refuses our own set-up, so that nothing is sent until the operator resumes. */
    public abstract boolean blocked();

    /** Until when no refresh is tried, after one that could not be sent. */
    public abstract Option<Instant> pausedUntil();

    /** The same with this health, which is news. */
    Keeping inHealth(Option<Trouble> trouble) {
        return withTrouble(trouble).withHealthVersion(healthVersion() + 1);
    }

    /** The same with one credential more; what stood in the way of a refresh is over. */
    Keeping withNextCredential() {
        return withCredentialVersion(credentialVersion() + 1).withBlocked(false).withPausedUntil(Option.none());
    }

    /** Named attributes, the required ones first. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds it; what is required and missing does not construct. */
    public static final class Builder extends ImmutableKeeping.Builder {
        /** With what holds where nothing else is said; set here, copies of the data cost no more than their bytes. */
        Builder() {
            counterpart(Option.none())
                    .credentialVersion(0)
                    .leases(0)
                    .healthVersion(0)
                    .trouble(Option.none())
                    .advised(Option.none())
                    .blocked(false)
                    .pausedUntil(Option.none());
        }
    }
}
