package dev.tenure.token;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** Where a token lives; it is valid nowhere else (S3:30). */
public enum Environment {
    /** Free tests, no real data. */
    SANDBOX,
    /** Real data. */
    PRODUCTION,
    /** Decommissioned on 2024-06-20 with every Item in it (S3:98). Its tokens parse and are dead; none are issued. */
    DEVELOPMENT;

    private static final Array<Environment> ALL = Array.of(values());

    private static final Deadline DEVELOPMENT_RETIRED =
            new Deadline(Instant.parse("2024-06-20T00:00:00Z"), Cause.ENVIRONMENT_RETIRED);

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** When everything in it ended, where that is so. The source names the day; its first instant in UTC is taken. */
    public Option<Deadline> retirement() {
        return this == DEVELOPMENT ? Option.of(DEVELOPMENT_RETIRED) : Option.none();
    }

    /** Whether nothing lives or is issued here any more. */
    public boolean isRetired(Instant now) {
        return retirement().exists(deadline -> deadline.passedBy(now));
    }

    /** Its segment in a token's text. */
    public String wire() {
        return wire;
    }

    /** The environment of such a segment; case counts. */
    public static Option<Environment> ofWire(String segment) {
        return ALL.find(environment -> environment.wire.equals(segment));
    }
}
