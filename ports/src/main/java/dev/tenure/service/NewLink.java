package dev.tenure.service;

import dev.tenure.item.Webhook;
import dev.tenure.profile.Profile;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The request for a Link in which a user connects a new Item.
 *
 * @param user the user who connects it; none if the client does not name one
 * @param hosted the lifetime of the link token, in place of the profile's lifetime (Hosted Link)
 * @param webhook the address for notices about the Item
 */
public record NewLink(
        Profile profile, ClientId client, Option<UserId> user, Option<Duration> hosted, Option<Webhook> webhook) {
    /** Returns a Link for a user, with the profile's lifetime. */
    public static NewLink of(Profile profile, ClientId client, UserId user) {
        return new NewLink(profile, client, Option.of(user), Option.none(), Option.none());
    }

    /** Returns a Link for a user whom the client does not name, with the profile's lifetime. */
    public static NewLink of(Profile profile, ClientId client) {
        return new NewLink(profile, client, Option.none(), Option.none(), Option.none());
    }

    /** Sets another lifetime (Hosted Link). */
    public NewLink hostedFor(Duration life) {
        return new NewLink(profile, client, user, Option.of(life), webhook);
    }

    /** Sets the address for notices about the Item. */
    public NewLink notifying(Webhook address) {
        return new NewLink(profile, client, user, hosted, Option.of(address));
    }
}
