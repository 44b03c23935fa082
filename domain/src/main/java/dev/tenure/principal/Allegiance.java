package dev.tenure.principal;

import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.Comparator;

/** Whose an owner is, and the epochs of its client and its user it was born in; never updated. */
public record Allegiance(ClientId client, int clientEpoch, Option<UserId> user, int userEpoch) {
    /** What is born now, under these two as they stand. */
    public static Allegiance to(Principal client, Option<Principal> user) {
        return new Allegiance(
                client.id().client(),
                client.epoch(),
                user.flatMap(it -> it.id().user()),
                user.map(Principal::epoch).getOrElse(0));
    }

    /** The earlier of the withdrawals that ended what was born then, if the client or the user was withdrawn since. */
    public Option<End> withdrawn(Principal client, Option<Principal> user) {
        return List.of(client.endOf(clientEpoch), user.flatMap(it -> it.endOf(userEpoch)))
                .flatMap(end -> end)
                .minBy(Comparator.comparing(End::at).thenComparing(End::cause));
    }
}
