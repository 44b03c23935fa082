package dev.tenure.principal;

import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;

/** The client and the user of an aggregate, with the epochs in which it was created; never updated. */
public record Ownership(ClientId client, int clientEpoch, Option<UserId> user, int userEpoch) {
    /** The ownership of a client's own aggregate created now, in the current epoch of the client. */
    public static Ownership to(Principal client) {
        return new Ownership(client.id().client(), client.epoch(), Option.none(), 0);
    }

    /** The ownership of an aggregate created now, in the current epochs of these two. */
    public static Ownership to(Principal client, Principal user) {
        return new Ownership(client.id().client(), client.epoch(), user.id().user(), user.epoch());
    }

    /** The end of everything created in these epochs, if the client or the user was withdrawn since. */
    public Option<End> withdrawn(Principal client, Option<Principal> user) {
        return firstOf(client.closing(clientEpoch), user.flatMap(it -> it.closing(userEpoch)));
    }

    /**
     * The end that came first among the withdrawals that closed these epochs: the one recorded first, whatever their
     * instants. That is the client's, unless the user's was recorded in the same epoch of the client.
     */
    public Option<End> firstOf(Option<Withdrawal> client, Option<Withdrawal> user) {
        return client.filter(any -> user.forAll(it -> it.clientEpoch() > clientEpoch))
                .orElse(user)
                .map(Withdrawal::end);
    }
}
