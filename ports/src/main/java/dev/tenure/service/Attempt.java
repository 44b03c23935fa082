package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.decision.Rejection;
import dev.tenure.port.Owners;
import dev.tenure.port.Versioned;
import dev.tenure.token.OwnerId;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** Read, decide, commit, and again when somebody was faster: the one way in which owners change. */
final class Attempt<I extends OwnerId, S extends Owner> {
    private static final int TRIES = 16;

    private final Owners<I, S> owners;
    private final Watch watch;

    Attempt(Owners<I, S> owners, Watch watch) {
        this.owners = owners;
        this.watch = watch;
    }

    /** A change that gives up when it keeps losing: it then answers {@link Rejection.Conflict} and has done nothing. */
    <R> Either<Rejection, R> change(Supplier<Either<Rejection, Candidate<I, S, R>>> read) {
        var now = watch.now();
        for (var tries = 0; tries < TRIES; tries++) {
            var candidate = read.get();
            if (candidate.isLeft()) return Either.left(candidate.getLeft());
            var found = candidate.get().found();
            var moment = watch.momentFor(found, now);
            if (moment.isLeft()) return Either.left(moment.getLeft());
            var decision = candidate.get().decideAt(moment.get());
            if (isStored(found, decision)) return decision.reply();
        }
        return Either.left(new Rejection.Conflict());
    }

    /** A change that ends its owner, and so never gives up: after the first loss it decides with the owner locked. */
    <R> Either<Rejection, R> end(Supplier<Either<Rejection, Candidate<I, S, R>>> read) {
        var now = watch.now();
        return read.get().flatMap(candidate -> {
            var found = candidate.found();
            var decision = candidate.decideAt(watch.momentToEnd(found, now));
            return isStored(found, decision)
                    ? decision.reply()
                    : owners.lockedChange(
                                    candidate.id(),
                                    locked -> candidate.decide().apply(locked.state(), watch.momentToEnd(locked, now)))
                            .fold(() -> Either.left(new Rejection.UnknownOwner()), Decision::reply);
        });
    }

    private boolean isStored(Versioned<S> found, Decision<S, ?> decision) {
        return !decision.changes() || owners.commit(found, decision).isRight();
    }
}
