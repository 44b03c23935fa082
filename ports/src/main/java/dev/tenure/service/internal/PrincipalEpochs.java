package dev.tenure.service.internal;

import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/** The epochs of clients and users, under which aggregates are created. */
public final class PrincipalEpochs {
    private final Function<Seq<PrincipalId>, Seq<Versioned<Principal>>> findAll;

    public PrincipalEpochs(Function<Seq<PrincipalId>, Seq<Versioned<Principal>>> findAll) {
        this.findAll = findAll;
    }

    /** Returns the ownership of a new aggregate. A withdrawal before it is stored ends it from the start. */
    public Ownership ownershipTo(ClientId client, Option<UserId> user) {
        var principals = of(client, user);
        var stored = principals.head();
        return user.isEmpty() ? Ownership.to(stored) : Ownership.to(stored, principals.last());
    }

    /** Returns the client as stored now, and then its user, if one is named. */
    public Seq<Principal> of(ClientId client, Option<UserId> user) {
        var ids = Array.of(PrincipalId.of(client)).appendAll(user.map(it -> PrincipalId.of(client, it)));
        var found = findAll.apply(ids).map(Versioned::state);
        return ids.map(id -> found.find(it -> it.id().equals(id)).getOrElse(() -> Principal.of(id)));
    }
}
