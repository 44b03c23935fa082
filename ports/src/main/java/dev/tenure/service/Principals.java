package dev.tenure.service;

import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.RetryLimit;

import dev.tenure.decision.Rejection;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.Cause;
import io.vavr.control.Either;

/**
 * Clients and users, to withdraw everything of theirs at once: one write, however much they own, which also ends what is
 * in flight. What is issued afterwards lives. Thread-safe.
 */
public final class Principals {
    private final PrincipalRepository repository;
    private final PrincipalEpochs epochs;
    private final CommandClock clock;
    private final Commands<PrincipalId, Principal> commands;

    Principals(PrincipalRepository repository, PrincipalEpochs epochs, CommandClock clock) {
        this.repository = repository;
        this.epochs = epochs;
        this.clock = clock;
        this.commands = new Commands<>(repository, Principal::id, clock, RetryLimit.MANY_TIMES);
    }

    /** Ends everything of this client, or of this user of a client, for one of the causes that withdraw. */
    public Either<Rejection, PrincipalId> withdraw(PrincipalId id, Cause cause) {
        var both = epochs.of(id.client(), id.user());
        var clientEpoch = both.head().epoch();
        return both.last().epoch() == 0 ? first(both.last(), cause, clientEpoch) : again(id, cause, clientEpoch);
    }

    private Either<Rejection, PrincipalId> first(Principal principal, Cause cause, int clientEpoch) {
        var decision = principal.withdraw(cause, clientEpoch, clock.now());
        return !decision.changes() || repository.add(decision).isRight()
                ? decision.reply().map(Principal::id)
                : again(principal.id(), cause, clientEpoch);
    }

    private Either<Rejection, PrincipalId> again(PrincipalId id, Cause cause, int clientEpoch) {
        return commands.find(id)
                .flatMap(found -> commands.end(
                        found, (principal, context) -> principal.withdraw(cause, clientEpoch, context.now())))
                .map(Principal::id);
    }
}
