package dev.tenure.connection;

import java.util.function.Function;

/** The result of asking for a credential: the current one, or the lease to renew it. */
public sealed interface Acquisition {
    /** The current credential, good as it is. */
    record Ready(int version, SealedCredential credential) implements Acquisition {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<RefreshLease, T> lease) {
            return ready.apply(this);
        }
    }

    /** The lease of the one caller that may renew a credential which is due. */
    record RefreshLease(Lease lease, int version, SealedCredential credential) implements Acquisition {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<RefreshLease, T> lease) {
            return lease.apply(this);
        }
    }

    /** Maps either case. */
    <T> T match(Function<Ready, T> ready, Function<RefreshLease, T> lease);
}
