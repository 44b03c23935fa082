package dev.tenure.connection;

import dev.tenure.decision.Rejection;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to exchange a public token, which one caller has at a time.
 *
 * @param token the hash of the public token
 * @param lapsesAt the instant from which another caller may exchange the same token, because the holder is presumed
 *     dead; none if the token is of no more use
 */
public record ExchangeClaim(TokenHash token, Option<Instant> lapsesAt) {
    /** The refusal of another exchange of this token; none if it may be exchanged. */
    Option<Rejection> against(TokenHash presented, Instant now) {
        if (!token.equals(presented)) return Option.none();
        return lapsesAt.fold(
                () -> Option.of(new Rejection.Consumed()),
                end -> Option.when(now.isBefore(end), () -> new Rejection.Busy(Duration.between(now, end))));
    }

    ExchangeClaim spent() {
        return new ExchangeClaim(token, Option.none());
    }
}
