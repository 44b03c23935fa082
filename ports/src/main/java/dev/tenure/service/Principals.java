package dev.tenure.service;

import dev.tenure.decision.Rejection;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.control.Either;

/**
 * The clients and users of one environment. A withdrawal ends everything that belongs to one of them at once: it is a
 * single write, however much there is, and also ends what is being issued at that time. Tokens issued afterwards are
 * valid. Thread-safe.
 */
public final class Principals {
    private final PrincipalRepository repository;
    private final ServiceContext context;
    private final Commands<PrincipalId, Principal> commands;

    Principals(PrincipalRepository repository, ServiceContext context) {
        this.repository = repository;
        this.context = context;
        this.commands = new Commands<>(
                repository, Principal::id, context.environment(), context.clock(), AttemptLimit.MANY_TIMES);
    }

    /** Ends everything that belongs to this client. */
    public Either<Rejection, PrincipalId> withdraw(ClientId client, WithdrawalReason reason) {
        return withdraw(PrincipalId.of(environment(), client), reason);
    }

    /** Ends everything that belongs to this user of this client. */
    public Either<Rejection, PrincipalId> withdraw(ClientId client, UserId user, WithdrawalReason reason) {
        return withdraw(PrincipalId.of(environment(), client, user), reason);
    }

    /**
     * Ends everything that belongs to this user of all clients, if it was created under a profile whose clients {@link
     * dev.tenure.profile.Profile#sharedUserIds share} the ids of users. Other clients' users of the same id stay.
     */
    public Either<Rejection, PrincipalId> withdrawEverywhere(UserId user, WithdrawalReason reason) {
        return withdraw(PrincipalId.everywhere(environment(), user), reason);
    }

    private Either<Rejection, PrincipalId> withdraw(PrincipalId id, WithdrawalReason reason) {
        return commands.find(id).fold(never -> first(id, reason), found -> again(found, reason));
    }

    private Either<Rejection, PrincipalId> first(PrincipalId id, WithdrawalReason reason) {
        var decision = Principal.of(id).withdraw(reason, context.clock().now());
        return repository.add(decision).isRight()
                ? decision.reply().map(Principal::id)
                : commands.find(id)
                        .map(found -> again(found, reason))
                        .getOrElseThrow(why -> new StoreUnavailable("a withdrawal lost to others that are not there"));
    }

    private Either<Rejection, PrincipalId> again(Versioned<Principal> found, WithdrawalReason reason) {
        return commands.end(found, (principal, at) -> principal.withdraw(reason, at.now()))
                .map(Principal::id);
    }

    private Environment environment() {
        return context.environment();
    }
}
