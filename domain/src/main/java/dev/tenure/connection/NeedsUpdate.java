package dev.tenure.connection;

import dev.tenure.decision.Rejection;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;

/**
 * A connection whose login needs its user: the credential stays valid, and is available for management alone
 * [plaid:update-mode].
 */
public record NeedsUpdate(ConnectionData data, SealedCredential credential) implements Idle {
    /** The reason, with the page to send the user to. */
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
