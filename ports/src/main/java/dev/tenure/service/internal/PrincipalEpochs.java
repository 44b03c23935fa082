package dev.tenure.service.internal;

import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.profile.Profile;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/** The epochs of the clients and users of one environment, under which aggregates are created. */
public final class PrincipalEpochs {
    private final Environment environment;
    private final Function<Seq<PrincipalId>, Seq<Versioned<Principal>>> findAll;

    public PrincipalEpochs(Environment environment, Function<Seq<PrincipalId>, Seq<Versioned<Principal>>> findAll) {
        this.environment = environment;
        this.findAll = findAll;
    }

    /**
     * Returns the ownership of a new aggregate under a profile. A withdrawal before it is stored ends it from the
     * start.
     */
    public Ownership ownershipTo(ClientId client, Option<UserId> user, Profile profile) {
        var owners = stored(Array.of(PrincipalId.of(environment, client))
                .appendAll(user.map(it -> PrincipalId.of(environment, client, it)))
                .appendAll(
                        user.filter(it -> profile.sharedUserIds()).map(it -> PrincipalId.everywhere(environment, it))));
        return switch (owners.size()) {
            case 1 -> Ownership.to(owners.get(0));
            case 2 -> Ownership.to(owners.get(0), owners.get(1));
            default -> Ownership.to(owners.get(0), owners.get(1), owners.get(2));
        };
    }

    private Seq<Principal> stored(Seq<PrincipalId> ids) {
        var found = findAll.apply(ids).map(Versioned::state);
        return ids.map(id -> found.find(it -> it.id().equals(id)).getOrElse(() -> Principal.of(id)));
    }
}
