package dev.tenure.principal;

import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * The client and the user of an aggregate, with the epochs in which it was created; never updated.
 *
 * @param everywhereEpoch the epoch of the user everywhere; none if the user's id is its client's own, and means nothing
 *     to other clients
 */
public record Ownership(
        ClientId client, int clientEpoch, Option<UserId> user, int userEpoch, Option<Integer> everywhereEpoch) {
    /** An ownership whose user's id, if any, is its client's own. */
    public Ownership(ClientId client, int clientEpoch, Option<UserId> user, int userEpoch) {
        this(client, clientEpoch, user, userEpoch, Option.none());
    }

    /** The ownership of a client's own aggregate created now, in the current epoch of the client. */
    public static Ownership to(Principal client) {
        return new Ownership(client.id().client().get(), client.epoch(), Option.none(), 0);
    }

    /** The ownership of an aggregate created now, in the current epochs of these two. */
    public static Ownership to(Principal client, Principal user) {
        return new Ownership(
                client.id().client().get(), client.epoch(), user.id().user(), user.epoch());
    }

    /** The same for a user whose id all clients share. */
    public static Ownership to(Principal client, Principal user, Principal everywhere) {
        return new Ownership(
                client.id().client().get(),
                client.epoch(),
                user.id().user(),
                user.epoch(),
                Option.of(everywhere.epoch()));
    }

    /**
     * The epoch in which it was created of every principal that can end it. Of all withdrawals that closed one of these
     * epochs, the one that was recorded first is its end.
     */
    public Map<PrincipalId, Integer> epochs(Environment environment) {
        var epochs = LinkedHashMap.of(PrincipalId.of(environment, client), clientEpoch);
        for (var it : user) {
            epochs = epochs.put(PrincipalId.of(environment, client, it), userEpoch);
            for (var epoch : everywhereEpoch) epochs = epochs.put(PrincipalId.everywhere(environment, it), epoch);
        }
        return epochs;
    }
}
