package dev.tenure.custody;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import io.vavr.control.Option;
import java.time.Instant;

/** To be: its user is on the way. */
public record Linking(Keeping keeping) implements Custody {
    @Override
    public Rejection standing() {
        return new Rejection.NotConnected();
    }

    @Override
    public Decision<Custody, Custody> linkSucceeded(Option<CustodyId> duplicate) {
        return linked(this, duplicate);
    }

    /** One that waits for its credential: to be obtained, unless the same login is held already. */
    static Decision<Custody, Custody> linked(Custody waiting, Option<CustodyId> duplicate) {
        return duplicate.isDefined() ? refused(waiting, new Rejection.DuplicateItem()) : unchanged(waiting);
    }

    @Override
    public Decision<Custody, Custody> exchangeFailed(Instant now) {
        return to(this, EventType.RELINK_REQUIRED.at(now));
    }

    @Override
    public Decision<Custody, Custody> connected(
            Vaulted fresh, Option<Counterpart> counterpart, CustodyRules rules, Instant now) {
        return to(
                Connected.first(keeping, fresh, counterpart),
                EventType.CUSTODY_CONNECTED.at(now),
                EventType.CREDENTIAL_REPLACED.at(now));
    }

    @Override
    public Decision<Custody, Custody> close(Instant now) {
        return Closed.by(keeping, Cause.CUSTODY_CLOSED, Option.none(), now);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.linking().apply(this);
    }
}
