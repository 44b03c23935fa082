package dev.tenure.service;

import dev.tenure.decision.Rejection;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.RetryLimit;
import io.vavr.control.Either;

/**
 * Clients and users. A withdrawal ends everything that belongs to one of them at once: it is a single write, however
 * much there is, and also ends what is being issued at that time. Tokens issued afterwards are valid. Thread-safe.
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

    /** Ends everything that belongs to this client, or to this user of a client. */
    public Either<Rejection, PrincipalId> withdraw(PrincipalId id, WithdrawalReason reason) {
        var both = epochs.of(id.client(), id.user());
        var clientEpoch = both.head().epoch();
        return both.last().epoch() == 0 ? first(both.last(), reason, clientEpoch) : again(id, reason, clientEpoch);
    }

    private Either<Rejection, PrincipalId> first(Principal principal, WithdrawalReason reason, int clientEpoch) {
        var decision = principal.withdraw(reason, clientEpoch, clock.now());
        return !decision.changes() || repository.add(decision).isRight()
                ? decision.reply().map(Principal::id)
                : again(principal.id(), reason, clientEpoch);
    }

    private Either<Rejection, PrincipalId> again(PrincipalId id, WithdrawalReason reason, int clientEpoch) {
        return commands.find(id)
                .flatMap(found -> commands.end(
                        found, (principal, context) -> principal.withdraw(reason, clientEpoch, context.now())))
                .map(Principal::id);
    }
}
