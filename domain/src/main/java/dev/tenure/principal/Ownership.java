package dev.tenure.principal;

import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;

/** Whose an aggregate is, and the epochs of its client and its user it was born in; never updated. */
public record Ownership(ClientId client, int clientEpoch, Option<UserId> user, int userEpoch) {
    /** What is born now, under these two as they stand. */
    public static Ownership to(Principal client, Option<Principal> user) {
        return new Ownership(
                client.id().client(),
                client.epoch(),
                user.flatMap(it -> it.id().user()),
                user.map(Principal::epoch).getOrElse(0));
    }

    /** What ended all that was born then, if the client or the user was withdrawn since. */
    public Option<End> withdrawn(Principal client, Option<Principal> user) {
        return firstOf(client.closing(clientEpoch), user.flatMap(it -> it.closing(userEpoch)));
    }

    /**
     * Which of the withdrawals that closed these epochs ended all that was born then: the one recorded first, whatever
     * their instants. That is the client's, unless the user's was recorded in the same epoch of the client.
     */
    public Option<End> firstOf(Option<Withdrawal> client, Option<Withdrawal> user) {
        return client.filter(any -> user.forAll(it -> it.clientEpoch() > clientEpoch))
                .orElse(user)
                .map(Withdrawal::end);
    }
}
