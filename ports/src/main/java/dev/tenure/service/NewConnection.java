package dev.tenure.service;

import dev.tenure.connection.Configuration;
import dev.tenure.profile.Profile;
import dev.tenure.token.Scope;

/**
 * The request for a connection, before its user is sent to the provider.
 *
 * @param profile the rules of the provider; one of the wired profiles
 * @param scope the scope that the user is asked for
 * @param reference the host's own word for the connection, by which it is listed, as the id of its user: 1 to 512
 *     storable characters; connections may share one
 * @param byApp true if the app obtains the credential by credentials of its own, without a user
 */
public record NewConnection(Profile profile, Scope scope, String reference, boolean byApp) {
    /** A request for a connection that its user authorizes. */
    public NewConnection(Profile profile, Scope scope, String reference) {
        this(profile, scope, reference, false);
    }

    /** A request for a connection by the app's own credentials (RFC 6749 section 4.4). */
    public static NewConnection byApp(Profile profile, Scope scope, String reference) {
        return new NewConnection(profile, scope, reference, true);
    }

    Configuration configuration() {
        return new Configuration(profile.name(), scope, reference);
    }
}
