package dev.tenure.custody;

import dev.tenure.decision.Rejection;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Healthy: its credential is lent for everything. */
public record Connected(Keeping keeping, Vaulted credential) implements Resting {
    /** With the credential that an authorisation brought; what was known of an earlier one's health is over. */
    static Connected first(Keeping keeping, Vaulted fresh, Option<Counterpart> counterpart) {
        return new Connected(
                keeping.inHealth(Option.none())
                        .withNextCredential()
                        .withAdvised(Option.none())
                        .withCounterpart(counterpart.orElse(keeping.counterpart())),
                fresh);
    }

    @Override
    public Either<Rejection, Resting> admits(Use use) {
        return Either.right(this);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.connected().apply(this);
    }
}
