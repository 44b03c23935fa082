package dev.tenure.service;

import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.token.Purpose;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Try;

/**
 * The renewal of credentials that nobody asks for: before their refresh token ends, and within the issuer's window if an
 * answer was lost.
 */
final class KeepAlive {
    private final ConnectionRepository connections;
    private final ConnectionCommands commands;
    private final CredentialRenewal renewal;

    KeepAlive(ConnectionRepository connections, ConnectionCommands commands, CredentialRenewal renewal) {
        this.connections = connections;
        this.commands = commands;
        this.renewal = renewal;
    }

    /** Renews a batch. An issuer that throws stops no other connection; its exception is thrown at the end. */
    RenewalResult run(Option<DueRenewal> after, int limit) {
        var batch = connections.dueForRenewal(commands.environment(), commands.now(), after, limit);
        var replies = batch.map(due -> Try.of(() -> renewal.acquire(due.id(), Purpose.MANAGEMENT)));
        throwAny(replies.filter(Try::isFailure).map(Try::getCause));
        var renewed = replies.count(reply -> reply.get().isRight());
        return new RenewalResult(renewed, batch.size() - renewed, Option.when(batch.size() == limit, batch::last));
    }

    private static void throwAny(Seq<Throwable> failures) {
        failures.headOption().forEach(first -> {
            failures.tail().forEach(first::addSuppressed);
            throw sneaky(first);
        });
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
