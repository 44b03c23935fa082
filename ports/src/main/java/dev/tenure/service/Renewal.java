package dev.tenure.service;

import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.CustodyRules;
import dev.tenure.custody.Loan;
import dev.tenure.custody.Loan.Claim;
import dev.tenure.custody.Use;
import dev.tenure.custody.Vaulted;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Reason;
import dev.tenure.decision.Rejection;
import dev.tenure.port.Answer;
import dev.tenure.port.Answer.Renewed;
import dev.tenure.port.Issuer;
import dev.tenure.port.OutcomeUnknown;
import dev.tenure.port.StoreUnavailable;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * Lends a credential, and renews it where it must: the claim is recorded, then the refresh token is sent, then what came
 * back is kept. Between the two there is no lock and no transaction.
 */
final class Renewal {
    private static final int TRIES_TO_KEEP = 3;

    private final CustodyDesk desk;
    private final Function<String, Issuer> issuers;

    Renewal(CustodyDesk desk, Function<String, Issuer> issuers) {
        this.desk = desk;
        this.issuers = issuers;
    }

    /** The credential, by a refresh of this caller's if it is due and nobody else is at it. */
    Either<Rejection, Credential> lend(CustodyId id, Use use) {
        return run(id, use, (custody, rules, now) -> custody.lend(use, rules, now));
    }

    /** The same, by the one try that is left after the last. */
    Either<Rejection, Credential> retryOnce(CustodyId id) {
        return run(id, Use.MANAGEMENT, Custody::retryOnce);
    }

    private Either<Rejection, Credential> run(CustodyId id, Use use, CustodyDesk.Command<Loan> command) {
        var begun = desk.now();
        return desk.claim(
                        id,
                        (custody, rules, now) -> prepared(custody, rules, begun, command.decide(custody, rules, now)))
                .flatMap(task -> task.perform(use));
    }

    /** What cannot be opened or sent is not claimed. */
    private Decision<Custody, Task> prepared(
            Custody custody, CustodyRules rules, Instant begun, Decision<Custody, Loan> decision) {
        var sendBy = rules.sendBy(begun);
        var task = decision.reply().flatMap(loan -> taskOf(custody, loan, sendBy));
        return task.isLeft() ? Decision.refused(custody, task.getLeft()) : decision.answering(task);
    }

    private Either<Rejection, Task> taskOf(Custody custody, Loan loan, Instant sendBy) {
        return loan.match(
                ready -> desk.opened(custody, ready.credential()).map(credential -> use -> Either.right(credential)),
                claim -> sendingOf(custody, claim, sendBy).map(sending -> sending::perform));
    }

    private Either<Rejection, Sending> sendingOf(Custody custody, Claim claim, Instant sendBy) {
        var issuer = issuers.apply(custody.keeping().configuration().profile());
        return desk.safe()
                .refresh(custody.keeping(), claim.credential())
                .map(token -> new Sending(custody, claim, sendBy, token, issuer))
                .toEither(() -> new Rejection.VaultShut(claim.credential().key()));
    }

    /** What is left to do once the decision is stored. */
    @FunctionalInterface
    private interface Task {
        Either<Rejection, Credential> perform(Use use);
    }

    /** One refresh token on its way, under a lease. */
    private final class Sending {
        private final Custody custody;
        private final Claim claim;
        private final Instant sendBy;
        private final Secret token;
        private final Issuer issuer;

        /** Until {@code sendBy} by the clock here, which may be behind the one that the lease is counted by. */
        Sending(Custody custody, Claim claim, Instant sendBy, Secret token, Issuer issuer) {
            this.custody = custody;
            this.claim = claim;
            this.sendBy = sendBy;
            this.token = token;
            this.issuer = issuer;
        }

        Either<Rejection, Credential> perform(Use use) {
            var askedAt = desk.now();
            return answer(askedAt)
                    .match(new Answer.Cases<>(
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
        private Answer answer(Instant askedAt) {
            if (!askedAt.isBefore(sendBy) || !claim.lease().mayStillSend(askedAt)) return new Answer.NotSent();
            try {
                return issuer.refresh(custody.keeping().configuration(), token);
            } catch (RuntimeException | Error broken) {
                keepDoubt(broken);
                throw broken;
            }
        }

        private void keepDoubt(Throwable broken) {
            try {
                var kept = desk.keep(id(), (held, rules, now) -> held.unanswered(lease(), Option.none(), rules, now));
                if (kept.isLeft()) broken.addSuppressed(new IllegalStateException("the doubt was not kept"));
            } catch (StoreUnavailable | OutcomeUnknown alsoLost) {
                broken.addSuppressed(alsoLost);
            }
        }

        /** A failure is written down; the caller gets what there is now, be it what somebody else obtained. */
        private Either<Rejection, Credential> told(Use use, CustodyDesk.Command<Custody> report) {
            return desk.keep(id(), report).flatMap(held -> desk.lent(held, use));
        }

        private Either<Rejection, Credential> kept(Renewed answer, Instant askedAt, Use use) {
            var rules = desk.rulesOf(custody);
            var fresh = rules.map(it -> sealed(answer, it, askedAt));
            var stored = fresh.flatMap(this::stored);
            if (stored.swap().exists(Sending::isOver)) giveBack(answer);
            return stored.flatMap(held -> desk.lent(held, use));
        }

        /** Not if it was only superseded: what took its place may descend from the same authorisation. */
        private static boolean isOver(Rejection why) {
            return why.reason() == Reason.UNAUTHENTICATED || why.reason() == Reason.CUSTODY_CLOSED;
        }

        private void giveBack(Renewed unused) {
            issuer.giveBack(custody.keeping().configuration(), unused.refresh().getOrElse(unused::access));
        }

        private Vaulted sealed(Renewed answer, CustodyRules rules, Instant askedAt) {
            return desk.safe()
                    .next(
                            custody.keeping(),
                            rules,
                            answer.access(),
                            answer.refresh().orElse(Option.of(token)),
                            askedAt,
                            answer.expiresIn());
        }

        /** There is no second copy of it, so a store that fails is asked again, and then whether it has it. */
        private Either<Rejection, Custody> stored(Vaulted fresh) {
            Option<RuntimeException> failure = Option.none();
            for (var tries = 0; tries < TRIES_TO_KEEP; tries++) {
                try {
                    var reply = desk.keep(id(), (held, rules, now) -> held.renewed(claim.version(), fresh, now));
                    return failure.isDefined() && reply.isLeft() && desk.isKept(id(), fresh) ? desk.look(id()) : reply;
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

        private CustodyId id() {
            return custody.id();
        }

        private int lease() {
            return claim.lease().number();
        }
    }
}
