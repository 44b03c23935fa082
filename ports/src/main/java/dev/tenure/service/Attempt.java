package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.decision.Rejection;
import dev.tenure.port.OutcomeUnknown;
import dev.tenure.port.Owners;
import dev.tenure.port.StoreUnavailable;
import dev.tenure.port.Versioned;
import dev.tenure.token.OwnerId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Supplier;

/** Read, decide, commit, and again when somebody was faster: the one way in which owners change. */
final class Attempt<I extends OwnerId, S extends Owner> {
    private final Owners<I, S> owners;
    private final Watch watch;
    private final Patience patience;
    private final boolean looks;

    Attempt(Owners<I, S> owners, Watch watch, Patience patience) {
        this(owners, watch, patience, true);
    }

    private Attempt(Owners<I, S> owners, Watch watch, Patience patience, boolean looks) {
        this.owners = owners;
        this.watch = watch;
        this.patience = patience;
        this.looks = looks;
    }

    /** The same for changes that two callers may decide alike, so that no look proves whose was stored. */
    Attempt<I, S> withoutLooking() {
        return new Attempt<>(owners, watch, patience, false);
    }

    /** Stores an owner under a fresh random name. */
    <R> Either<Rejection, R> add(Decision<S, R> decision) {
        for (var tries = 0; tries < patience.tries(); tries++)
            if (owners.add(decision).isRight()) return decision.reply();
        return Either.left(new Rejection.Conflict());
    }

    /**
     * A change that gives up when it keeps losing: it then answers {@link Rejection.Conflict} and has done nothing. A
     * refusal that changes the owner has to be kept, and is decided again with the owner locked.
     */
    <R> Either<Rejection, R> change(Supplier<Either<Rejection, Candidate<I, S, R>>> read) {
        var now = watch.now();
        for (var tries = 0; tries < patience.tries(); tries++) {
            var candidate = read.get();
            if (candidate.isLeft()) return Either.left(candidate.getLeft());
            var found = candidate.get().found();
            var moment = watch.momentFor(found, now);
            if (moment.isLeft()) return Either.left(moment.getLeft());
            var decision = candidate.get().decideAt(moment.get());
            if (isStored(candidate.get().id(), found, decision)) return decision.reply();
            if (decision.reply().isLeft()) return endLocked(candidate.get(), now);
        }
        return Either.left(new Rejection.Conflict());
    }

    /**
     * A change that ends its owner, and so never gives up: after the first loss it decides with the owner locked. Only
     * in a transaction of the host there is one attempt, and after it nothing but to roll back.
     */
    <R> Either<Rejection, R> end(Supplier<Either<Rejection, Candidate<I, S, R>>> read) {
        var now = watch.now();
        return read.get().flatMap(candidate -> {
            var found = candidate.found();
            var decision = candidate.decideAt(watch.momentToEnd(found, now));
            if (isStored(candidate.id(), found, decision)) return decision.reply();
            return switch (patience) {
                case ONCE -> Either.left(new Rejection.Conflict());
                case MANY_TIMES -> endLocked(candidate, now);
            };
        });
    }

    private <R> Either<Rejection, R> endLocked(Candidate<I, S, R> candidate, Instant now) {
        return owners.lockedChange(
                        candidate.id(),
                        locked -> candidate.decide().apply(locked.state(), watch.momentToEnd(locked, now)))
                .fold(() -> Either.left(new Rejection.UnknownOwner()), Decision::reply);
    }

    /**
     * Whether it is stored now. Where the store cannot tell, one look may: a row that is exactly what was decided, one
     * version on, proves it; anything else proves nothing, and stays unknown.
     */
    private boolean isStored(I id, Versioned<S> found, Decision<S, ?> decision) {
        if (!decision.changes()) return true;
        try {
            return owners.commit(found, decision).isRight();
        } catch (OutcomeUnknown unknown) {
            if (looks && isSeen(id, found, decision, unknown)) return true;
            throw unknown;
        }
    }

    private boolean isSeen(I id, Versioned<S> found, Decision<S, ?> decision, OutcomeUnknown unknown) {
        try {
            return owners.find(id)
                    .exists(row ->
                            row.version() == found.version() + 1 && row.state().equals(decision.next()));
        } catch (StoreUnavailable alsoLost) {
            unknown.addSuppressed(alsoLost);
            return false;
        }
    }
}
