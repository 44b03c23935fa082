package dev.tenure.service;

import dev.tenure.decision.Rejection;
import dev.tenure.port.Owners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allegiance;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.Cause;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Clients and users, to withdraw everything of theirs at once: one write, however much they own, which also ends what is
 * in flight. What is issued afterwards lives. Thread-safe.
 */
public final class Principals {
    private final Owners<PrincipalId, Principal> owners;
    private final Watch watch;
    private final Attempt<PrincipalId, Principal> attempt;

    Principals(Owners<PrincipalId, Principal> owners, Watch watch) {
        this.owners = owners;
        this.watch = watch;
        this.attempt = new Attempt<>(owners, watch);
    }

    /** Ends everything of this client, or of this user of a client, for one of the causes that withdraw. */
    public Either<Rejection, PrincipalId> withdraw(PrincipalId id, Cause cause) {
        return owners.find(id).fold(() -> first(id, cause), found -> again(id, cause));
    }

    private Either<Rejection, PrincipalId> first(PrincipalId id, Cause cause) {
        var decision = Principal.of(id).withdraw(cause, watch.now());
        return !decision.changes() || owners.add(decision).isRight()
                ? decision.reply().map(Principal::id)
                : again(id, cause);
    }

    private Either<Rejection, PrincipalId> again(PrincipalId id, Cause cause) {
        return attempt.end(() -> owners.find(id)
                        .<Rejection>toEither(Rejection.UnknownOwner::new)
                        .map(found -> new Candidate<>(
                                id, found, (principal, moment) -> principal.withdraw(cause, moment.now()))))
                .map(Principal::id);
    }

    /** Under whom something is born now. If they are withdrawn before it is stored, it is dead at its birth. */
    Allegiance allegianceTo(ClientId client, Option<UserId> user) {
        return Allegiance.to(standing(PrincipalId.of(client)), user.map(it -> standing(PrincipalId.of(client, it))));
    }

    private Principal standing(PrincipalId id) {
        return owners.find(id).map(Versioned::state).getOrElse(() -> Principal.of(id));
    }
}
