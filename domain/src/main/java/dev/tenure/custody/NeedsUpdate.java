package dev.tenure.custody;

import dev.tenure.decision.Rejection;
import io.vavr.control.Either;

/** Waiting for its user: the credential is kept, and lent to manage the login alone (R31). */
public record NeedsUpdate(Keeping keeping, Vaulted credential) implements Resting {
    /** Why, and where the user is to go. */
    public Trouble trouble() {
        return keeping.trouble().get();
    }

    @Override
    public Either<Rejection, Resting> admits(Use use) {
        return switch (use) {
            case DATA -> Either.left(new Rejection.NeedsUpdate(trouble().cause()));
            case MANAGEMENT -> Either.right(this);
        };
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.needsUpdate().apply(this);
    }
}
