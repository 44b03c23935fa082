package dev.tenure.connection;

import dev.tenure.token.BoundedText;
import dev.tenure.token.Scope;

/**
 * What a connection is for. It outlives every credential and every re-authorization (S4); what else a host keeps about it,
 * it keeps under the connection's id.
 *
 * @param profile whose rules it follows
 * @param scope what the user is asked for
 * @param reference the host's own word for it, 1 to 512 storable characters; to the library it says nothing
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
