package dev.tenure.connection;

import java.util.function.Function;

/** What a caller gets who wants a credential: the one there is, or the task to bring the next. */
public sealed interface Acquisition {
    /** It is good as it is. */
    record Ready(int version, SealedCredential credential) implements Acquisition {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<RefreshLease, T> claim) {
            return ready.apply(this);
        }
    }

    /** It is due, and this caller alone may renew it. */
    record RefreshLease(Lease lease, int version, SealedCredential credential) implements Acquisition {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<RefreshLease, T> claim) {
            return claim.apply(this);
        }
    }

    /** One answer for each. */
    <T> T match(Function<Ready, T> ready, Function<RefreshLease, T> claim);
}
