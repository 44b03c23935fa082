package dev.tenure.service;

import dev.tenure.port.Versioned;
import dev.tenure.principal.Allegiance;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.util.function.Function;

/** How clients and users stand, and so under which epochs something is born. */
final class Standing {
    private final Function<PrincipalId, Option<Versioned<Principal>>> find;

    Standing(Function<PrincipalId, Option<Versioned<Principal>>> find) {
        this.find = find;
    }

    /** Under whom something is born now. If they are withdrawn before it is stored, it is dead at its birth. */
    Allegiance allegianceTo(ClientId client, Option<UserId> user) {
        return Allegiance.to(of(PrincipalId.of(client)), user.map(it -> of(PrincipalId.of(client, it))));
    }

    /** A client or a user as it stands now. */
    Principal of(PrincipalId id) {
        return find.apply(id).map(Versioned::state).getOrElse(() -> Principal.of(id));
    }
}
