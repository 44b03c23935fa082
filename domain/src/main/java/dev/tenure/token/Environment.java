package dev.tenure.token;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** The environment of a token, which is valid in no other [plaid:environments]. */
public enum Environment {
    /** Free tests without real data. */
    SANDBOX,
    /** Real data. */
    PRODUCTION,
    /**
     * Decommissioned on 2024-06-20 with every Item in it [plaid:development]. Its tokens parse, but none is
     * valid or issued.
     */
    DEVELOPMENT;

    private static final Array<Environment> ALL = Array.of(values());

    private static final Deadline DEVELOPMENT_RETIRED =
            new Deadline(Instant.parse("2024-06-20T00:00:00Z"), Cause.ENVIRONMENT_RETIRED);

    private final String wire = name().toLowerCase(Locale.ROOT);

    /**
     * The end of the environment, if it was decommissioned. The source names the day; this is its first instant in UTC.
     */
    public Option<Deadline> retirement() {
        return this == DEVELOPMENT ? Option.of(DEVELOPMENT_RETIRED) : Option.none();
    }

    /** Returns true if nothing is live or issued here any more. */
    public boolean isRetired(Instant now) {
        return retirement().exists(deadline -> deadline.passedBy(now));
    }

    /** Its segment in a token's text. */
    public String wire() {
        return wire;
    }

    /** The environment of a segment, case-sensitive. */
    public static Option<Environment> ofWire(String segment) {
        return ALL.find(environment -> environment.wire.equals(segment));
    }
}
