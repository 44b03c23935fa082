package dev.tenure.service;

import dev.tenure.profile.Profile;
import dev.tenure.token.ClientId;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a client is granted.
 *
 * @param user who grants it; none for a client's own grant, which has no refresh token, ever
 * @param authenticatedAt when the user authenticated; none for now
 * @param consentUntil until when the user agreed; none if without end
 */
public record NewGrant(
        Profile profile,
        ClientId client,
        Option<UserId> user,
        Scope scope,
        Option<Instant> authenticatedAt,
        Option<Instant> consentUntil) {
    /** Refuses a client's own grant with what only a user can give ({@link IllegalArgumentException}). */
    public NewGrant {
        if (user.isEmpty() && (authenticatedAt.isDefined() || consentUntil.isDefined()))
            throw new IllegalArgumentException("a client's own grant has nobody's authentication or consent");
    }

    /** What a user grants who has just authenticated, without an end. */
    public static NewGrant of(Profile profile, ClientId client, UserId user, Scope scope) {
        return new NewGrant(profile, client, Option.of(user), scope, Option.none(), Option.none());
    }

    /** A client's own grant. */
    public static NewGrant ofClient(Profile profile, ClientId client, Scope scope) {
        return new NewGrant(profile, client, Option.none(), scope, Option.none(), Option.none());
    }
}
