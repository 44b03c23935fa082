package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.TokenHash;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** The claim on the exchange of a public token, in each state that may be authorized. */
final class Exchanges {
    private Exchanges() {}

    /**
     * Claims the exchange for one caller. A token that has ended before it is exchanged sends the user back to Link.
     *
     * @param with the same state with other data
     */
    static Decision<Connection, Connection> claim(
            Connection state,
            Function<ConnectionData, Connection> with,
            TokenHash token,
            Deadline end,
            ConnectionRules rules,
            Instant now) {
        var data = state.data();
        var held = data.exchange().flatMap(claim -> claim.against(token, now));
        if (held.isDefined()) return refused(state, held.get());
        return end.passedBy(now)
                ? to(with.apply(claimed(data, token, Option.none())), EventType.RELINK_REQUIRED.by(end, now))
                        .withReply(Either.left(Rejection.Expired.of(end)))
                : to(
                        with.apply(claimed(data, token, Option.of(Deadline.instantAfter(now, rules.leaseLength())))),
                        EventType.EXCHANGE_STARTED.at(now));
    }

    private static ConnectionData claimed(ConnectionData data, TokenHash token, Option<Instant> lapsesAt) {
        return data.withExchange(Option.of(new ExchangeClaim(token, lapsesAt)));
    }

    /** Consumes the token whose exchange the provider refused, and sends the user back to Link. */
    static Decision<Connection, Connection> failed(
            Function<ConnectionData, Connection> with, ConnectionData data, Instant now) {
        var spent = data.withExchange(data.exchange().map(ExchangeClaim::spent));
        return to(with.apply(spent), EventType.RELINK_REQUIRED.at(now));
    }

    /** The end of a public token. */
    static Deadline endOf(Instant issuedAt, ConnectionRules rules) {
        return new Deadline(Deadline.instantAfter(issuedAt, rules.publicTokenLifetime()), Cause.LIFETIME_ENDED);
    }
}
