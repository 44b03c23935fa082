package dev.tenure.service;

import dev.tenure.profile.Profile;
import dev.tenure.item.Webhook;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What a client asks for when it wants a user to connect a new Item.
 *
 * @param hosted how long the link token shall live instead of the profile's lifetime (Hosted Link)
 */
public record NewLink(
        Profile profile, ClientId client, Option<UserId> user, Option<Duration> hosted, Option<Webhook> webhook) {
    /** A Link of the profile's lifetime for a user. */
    public static NewLink of(Profile profile, ClientId client, UserId user) {
        return new NewLink(profile, client, Option.of(user), Option.none(), Option.none());
    }
}
