package dev.tenure.connection;

/**
 * A connection whose user is needed: the credential stays. If the login itself needs the user, it is available for
 * management alone [plaid:update-mode]; after a day of trouble it is tried at long intervals.
 */
public record NeedsUpdate(ConnectionData data, SealedCredential credential) implements Idle {
    /** The reason, with the page to send the user to. */
    public UpdateReason updateReason() {
        return data.updateReason().get();
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
