package dev.tenure.service;

import dev.tenure.connection.Acquisition;
import dev.tenure.connection.Acquisition.RefreshLease;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.SealedCredential;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.RefreshResult.Renewed;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * Lends a credential, and renews it where it must: the claim is recorded, then the refresh token is sent, then what came
 * back is kept. Between the two there is no lock and no transaction.
 */
final class CredentialRenewal {
    private static final int TRIES_TO_KEEP = 3;

    private final ConnectionCommands commands;
    private final Function<String, Issuer> issuers;

    CredentialRenewal(ConnectionCommands commands, Function<String, Issuer> issuers) {
        this.commands = commands;
        this.issuers = issuers;
    }

    /** The credential, by a refresh of this caller's if it is due and nobody else is at it. */
    Either<Rejection, Credential> acquire(ConnectionId id, Purpose use) {
        return run(id, use, (connection, rules, now) -> connection.acquire(use, rules, now));
    }

    /** The same, by the one try that is left after the last. */
    Either<Rejection, Credential> retryOnce(ConnectionId id) {
        return run(id, Purpose.MANAGEMENT, Connection::retryOnce);
    }

    private Either<Rejection, Credential> run(
            ConnectionId id, Purpose use, ConnectionCommands.Command<Acquisition> command) {
        var begun = commands.now();
        return commands.claim(
                        id,
                        (connection, rules, now) ->
                                prepared(connection, rules, begun, command.decide(connection, rules, now)))
                .flatMap(task -> task.perform(use));
    }

    /** What cannot be opened or sent is not claimed. */
    private Decision<Connection, Task> prepared(
            Connection connection, ConnectionRules rules, Instant begun, Decision<Connection, Acquisition> decision) {
        var sendBy = rules.sendBy(begun);
        var task = decision.reply().flatMap(acquisition -> taskOf(connection, acquisition, sendBy));
        return task.isLeft() ? Decision.refused(connection, task.getLeft()) : decision.withReply(task);
    }

    private Either<Rejection, Task> taskOf(Connection connection, Acquisition acquisition, Instant sendBy) {
        return acquisition.match(
                ready -> commands.opened(connection, ready.credential())
                        .map(credential -> use -> Either.right(credential)),
                claim -> sendingOf(connection, claim, sendBy).map(sending -> sending::perform));
    }

    private Either<Rejection, Sending> sendingOf(Connection connection, RefreshLease claim, Instant sendBy) {
        var issuer = issuers.apply(connection.data().configuration().profile());
        return commands.safe()
                .refresh(connection.data(), claim.credential())
                .map(token -> new Sending(connection, claim, sendBy, token, issuer))
                .toEither(() -> new Rejection.VaultShut(claim.credential().key()));
    }

    /** What is left to do once the decision is stored. */
    @FunctionalInterface
    private interface Task {
        Either<Rejection, Credential> perform(Purpose use);
    }

    /** One refresh token on its way, under a lease. */
    private final class Sending {
        private final Connection connection;
        private final RefreshLease claim;
        private final Instant sendBy;
        private final Secret token;
        private final Issuer issuer;

        /** Until {@code sendBy} by the clock here, which may be behind the one that the lease is counted by. */
        Sending(Connection connection, RefreshLease claim, Instant sendBy, Secret token, Issuer issuer) {
            this.connection = connection;
            this.claim = claim;
            this.sendBy = sendBy;
            this.token = token;
            this.issuer = issuer;
        }

        Either<Rejection, Credential> perform(Purpose use) {
            var askedAt = commands.now();
            return answer(askedAt)
                    .match(new RefreshResult.Cases<>(
                            renewed -> kept(renewed, askedAt, use),
                            refused ->
                                    told(use, (held, rules, now) -> held.refreshRefused(lease(), refused.error(), now)),
                            wrong -> told(use, (held, rules, now) -> held.misconfigured(lease(), wrong.error(), now)),
                            notSent -> told(use, (held, rules, now) -> held.notSent(lease(), rules, now)),
                            silence -> told(
                                    use,
                                    (held, rules, now) -> held.unanswered(lease(), silence.retryAfter(), rules, now))));
        }

        /** An issuer that breaks may have sent: that is kept before its exception goes on. */
        private RefreshResult answer(Instant askedAt) {
            if (!askedAt.isBefore(sendBy) || !claim.lease().mayStillSend(askedAt)) return new RefreshResult.NotSent();
            try {
                return issuer.refresh(connection.data().configuration(), token);
            } catch (RuntimeException | Error broken) {
                keepDoubt(broken);
                throw broken;
            }
        }

        private void keepDoubt(Throwable broken) {
            try {
                var kept =
                        commands.keep(id(), (held, rules, now) -> held.unanswered(lease(), Option.none(), rules, now));
                if (kept.isLeft()) broken.addSuppressed(new IllegalStateException("the doubt was not kept"));
            } catch (StoreUnavailable | OutcomeUnknown alsoLost) {
                broken.addSuppressed(alsoLost);
            }
        }

        /** A failure is written down; the caller gets what there is now, be it what somebody else obtained. */
        private Either<Rejection, Credential> told(Purpose use, ConnectionCommands.Command<Connection> report) {
            return commands.keep(id(), report).flatMap(held -> commands.acquired(held, use));
        }

        private Either<Rejection, Credential> kept(Renewed answer, Instant askedAt, Purpose use) {
            var rules = commands.rulesOf(connection);
            var fresh = rules.map(it -> sealed(answer, it, askedAt));
            var stored = fresh.flatMap(this::stored);
            if (stored.swap().exists(Sending::isOver)) revoke(answer);
            return stored.flatMap(held -> commands.acquired(held, use));
        }

        /** Not if it was only superseded: what took its place may descend from the same authorization. */
        private static boolean isOver(Rejection why) {
            return why.code() == RejectionCode.UNAUTHENTICATED || why.code() == RejectionCode.CONNECTION_CLOSED;
        }

        private void revoke(Renewed unused) {
            issuer.revoke(connection.data().configuration(), unused.refresh().getOrElse(unused::access));
        }

        private SealedCredential sealed(Renewed answer, ConnectionRules rules, Instant askedAt) {
            return commands.safe()
                    .next(
                            connection.data(),
                            rules,
                            answer.access(),
                            answer.refresh().orElse(Option.of(token)),
                            askedAt,
                            answer.expiresIn());
        }

        /** There is no second copy of it, so a store that fails is asked again, and then whether it has it. */
        private Either<Rejection, Connection> stored(SealedCredential fresh) {
            Option<RuntimeException> failure = Option.none();
            for (var tries = 0; tries < TRIES_TO_KEEP; tries++) {
                try {
                    var reply = commands.keep(id(), (held, rules, now) -> held.renewed(claim.version(), fresh, now));
                    return failure.isDefined() && reply.isLeft()
                            ? commands.confirmed(id(), fresh).getOrElse(reply)
                            : reply;
                } catch (StoreUnavailable | OutcomeUnknown broken) {
                    failure = Option.of(failure.fold(() -> broken, earlier -> together(earlier, broken)));
                }
            }
            throw failure.get();
        }

        /** What may have happened at one try may have happened, whatever the others say. */
        private static RuntimeException together(RuntimeException earlier, RuntimeException later) {
            var isUnknown = earlier instanceof OutcomeUnknown;
            var said = isUnknown ? earlier : later;
            var other = isUnknown ? later : earlier;
            if (said != other) said.addSuppressed(other);
            return said;
        }

        private ConnectionId id() {
            return connection.id();
        }

        private int lease() {
            return claim.lease().number();
        }
    }
}
