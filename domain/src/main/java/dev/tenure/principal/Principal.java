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
 * A client or a user, as far as their withdrawals go. Aggregates remember the epoch they were born in; the withdrawal that
 * closes an epoch ends all of them at once, also those whose change is in flight. Immutable.
 *
 * @param withdrawals one for each closed epoch, the first first; so the current epoch is their number
 */
public record Principal(PrincipalId id, Seq<Withdrawal> withdrawals) implements Aggregate {
    /** Somebody who was never withdrawn. */
    public static Principal of(PrincipalId id) {
        return new Principal(id, Vector.empty());
    }

    /** The epoch that aggregates are born in now. */
    public int epoch() {
        return withdrawals.size();
    }

    /** What ended the aggregates born in this epoch, if anything did. */
    public Option<Withdrawal> closing(int epoch) {
        return epoch < withdrawals.size() ? Option.of(withdrawals.get(epoch)) : Option.none();
    }

    /**
     * Ends all that was born until now; what is issued from now on lives.
     *
     * @param clientEpoch the epoch its client is in, as far as this is a user
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
