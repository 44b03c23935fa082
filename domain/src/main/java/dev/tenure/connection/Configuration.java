package dev.tenure.connection;

import dev.tenure.token.BoundedText;
import dev.tenure.token.Scope;

/**
 * The purpose of a connection. It outlives every credential and every re-authorization [pleo:non-destructive]. A host
 * stores anything else about a connection under the connection's id.
 *
 * @param profile the profile whose rules the connection follows
 * @param scope the scope that the user is asked for
 * @param reference the host's own reference, 1 to 512 storable characters, which the library does not interpret
 */
public record Configuration(String profile, Scope scope, String reference) {
    private static final int LONGEST_PROFILE = 64;
    private static final int LONGEST = 512;

    /** Refuses a profile's name of more than 64 characters, and a reference out of its bounds. */
    public Configuration {
        BoundedText.check("profile", profile, LONGEST_PROFILE);
        BoundedText.check("reference", reference, LONGEST);
    }
}
