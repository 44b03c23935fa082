package dev.tenure.connection;

import dev.tenure.decision.Rejection;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;

/** Waiting for its user: the credential is kept, and lent to manage the login alone (R31). */
public record NeedsUpdate(ConnectionData data, SealedCredential credential) implements Idle {
    /** Why, and where the user is to go. */
    public UpdateReason updateReason() {
        return data.updateReason().get();
    }

    @Override
    public Either<Rejection, Idle> admits(Purpose use) {
        return switch (use) {
            case DATA ->
                Either.left(new Rejection.NeedsUpdate(updateReason().cause().cause()));
            case MANAGEMENT -> Either.right(this);
        };
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.NEEDS_UPDATE;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.needsUpdate().apply(this);
    }
}
