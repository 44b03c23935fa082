package dev.tenure.grant;

/**
 * The number of live grants that one user of one client may have at once; a code that waits for its exchange counts.
 *
 * @param most the number, 1 to 100; any other fails
 * @param refuses true if a grant above it is refused; else the oldest grants end
 */
public record GrantLimit(int most, boolean refuses) {
    private static final int HIGHEST = 100;

    /** Refuses a number out of range. */
    public GrantLimit {
        if (most < 1 || most > HIGHEST)
            throw new IllegalArgumentException("a limit of grants is between 1 and " + HIGHEST + ", not " + most);
    }

    /** At most so many: a new grant ends the oldest. */
    public static GrantLimit endingOldest(int most) {
        return new GrantLimit(most, false);
    }

    /** At most so many: a new grant above them is refused. */
    public static GrantLimit refusing(int most) {
        return new GrantLimit(most, true);
    }
}
