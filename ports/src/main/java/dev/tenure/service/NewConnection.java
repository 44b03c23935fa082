package dev.tenure.service;

import dev.tenure.connection.Configuration;
import dev.tenure.profile.Profile;
import dev.tenure.token.Scope;

/**
 * The request for a connection, before its user is sent to the provider.
 *
 * @param profile the rules of the provider; one of the wired profiles
 * @param scope the scope that the user is asked for
 * @param reference the host's own word for the connection, 1 to 512 storable characters
 */
public record NewConnection(Profile profile, Scope scope, String reference) {
    Configuration configuration() {
        return new Configuration(profile.name(), scope, reference);
    }
}
