package dev.tenure.principal;

import static dev.tenure.decision.EventType.PRINCIPAL_WITHDRAWN;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.time.End;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A client or a user, so far as their withdrawals go. Aggregates remember the epoch in which they were created; the
 * withdrawal that closes an epoch ends all of them at once, including those whose change is in flight. Immutable.
 *
 * @param withdrawals one for each closed epoch, in order; their number is the current epoch
 */
public record Principal(PrincipalId id, Seq<Withdrawal> withdrawals) implements Aggregate {
    /** A principal that was never withdrawn. */
    public static Principal of(PrincipalId id) {
        return new Principal(id, Vector.empty());
    }

    /** The current epoch, in which new aggregates are created. */
    public int epoch() {
        return withdrawals.size();
    }

    /** The withdrawal that ended the aggregates created in this epoch, if any did. */
    public Option<Withdrawal> closing(int epoch) {
        return epoch < withdrawals.size() ? Option.of(withdrawals.get(epoch)) : Option.none();
    }

    /**
     * Ends everything created until now; aggregates created from now on live.
     *
     * @param clientEpoch the epoch of its client, if this is a user
     */
    public Decision<Principal, Principal> withdraw(WithdrawalReason reason, int clientEpoch, Instant now) {
        var end = new End(reason.cause(), now);
        var withdrawal = new Withdrawal(end, id.user().fold(this::epoch, user -> clientEpoch));
        return Decision.to(
                new Principal(id, withdrawals.append(withdrawal)), PRINCIPAL_WITHDRAWN.because(reason.cause(), now));
    }

    @Override
    public Option<Instant> due() {
        return Option.none();
    }
}
