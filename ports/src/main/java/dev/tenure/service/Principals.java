package dev.tenure.service;

import dev.tenure.decision.Rejection;
import dev.tenure.port.Owners;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.Cause;
import io.vavr.control.Either;

/**
 * Clients and users, to withdraw everything of theirs at once: one write, however much they own, which also ends what is
 * in flight. What is issued afterwards lives. Thread-safe.
 */
public final class Principals {
    private final Owners<PrincipalId, Principal> owners;
    private final Standing standing;
    private final Watch watch;
    private final Attempt<PrincipalId, Principal> attempt;

    Principals(Owners<PrincipalId, Principal> owners, Standing standing, Watch watch) {
        this.owners = owners;
        this.standing = standing;
        this.watch = watch;
        this.attempt = new Attempt<>(owners, watch, Patience.MANY_TIMES);
    }

    /** Ends everything of this client, or of this user of a client, for one of the causes that withdraw. */
    public Either<Rejection, PrincipalId> withdraw(PrincipalId id, Cause cause) {
        var both = standing.of(id.client(), id.user());
        var clientEpoch = both.head().epoch();
        return both.last().epoch() == 0 ? first(both.last(), cause, clientEpoch) : again(id, cause, clientEpoch);
    }

    private Either<Rejection, PrincipalId> first(Principal principal, Cause cause, int clientEpoch) {
        var decision = principal.withdraw(cause, clientEpoch, watch.now());
        return !decision.changes() || owners.add(decision).isRight()
                ? decision.reply().map(Principal::id)
                : again(principal.id(), cause, clientEpoch);
    }

    private Either<Rejection, PrincipalId> again(PrincipalId id, Cause cause, int clientEpoch) {
        return attempt.end(() -> owners.find(id)
                        .<Rejection>toEither(Rejection.UnknownOwner::new)
                        .map(found -> new Candidate<>(
                                id,
                                found,
                                (principal, moment) -> principal.withdraw(cause, clientEpoch, moment.now()))))
                .map(Principal::id);
    }
}
