package dev.tenure.principal;

import static dev.tenure.decision.EventType.PRINCIPAL_WITHDRAWN;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A client, a user of a client or a user everywhere, so far as their withdrawals go. Aggregates remember the epoch in
 * which they were created; the withdrawal that closes an epoch ends all of them at once, including those whose change
 * is in flight. Immutable.
 *
 * @param withdrawals the end of each closed epoch, in order; their number is the current epoch
 */
public record Principal(PrincipalId id, Seq<End> withdrawals) implements Aggregate {
    /** A principal that was never withdrawn. */
    public static Principal of(PrincipalId id) {
        return new Principal(id, Vector.empty());
    }

    @Override
    public Environment environment() {
        return id.environment();
    }

    /** The current epoch, in which new aggregates are created. */
    public int epoch() {
        return withdrawals.size();
    }

    /** The end of the aggregates created in this epoch, if a withdrawal closed it. */
    public Option<End> closing(int epoch) {
        return epoch < withdrawals.size() ? Option.of(withdrawals.get(epoch)) : Option.none();
    }

    /** Ends everything created until now; aggregates created from now on live. */
    public Decision<Principal, Principal> withdraw(WithdrawalReason reason, Instant now) {
        return Decision.to(
                new Principal(id, withdrawals.append(new End(reason.cause(), now))),
                PRINCIPAL_WITHDRAWN.because(reason.cause(), now));
    }

    @Override
    public Option<Instant> due() {
        return Option.none();
    }
}
