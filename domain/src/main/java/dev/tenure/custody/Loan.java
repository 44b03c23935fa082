package dev.tenure.custody;

import java.util.function.Function;

/** What a caller gets who wants a credential: the one there is, or the task to bring the next. */
public sealed interface Loan {
    /** It is good as it is. */
    record Ready(int version, Vaulted credential) implements Loan {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<Claim, T> claim) {
            return ready.apply(this);
        }
    }

    /** It is due, and this caller alone may renew it. */
    record Claim(Lease lease, int version, Vaulted credential) implements Loan {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<Claim, T> claim) {
            return claim.apply(this);
        }
    }

    /** One answer for each. */
    <T> T match(Function<Ready, T> ready, Function<Claim, T> claim);
}
