package dev.tenure.custody;

import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Over. It takes nothing.
 *
 * @param last what the other side might still take, kept until it is given back
 */
public record Closed(Keeping keeping, End end, Option<Vaulted> last) implements Custody {
    static Decision<Custody, Custody> by(Keeping keeping, Cause cause, Option<Vaulted> last, Instant now) {
        return to(new Closed(keeping, new End(cause, now), last), EventType.CUSTODY_CLOSED.because(cause, now));
    }

    @Override
    public Rejection standing() {
        return new Rejection.CustodyClosed(end.cause());
    }

    @Override
    public Option<Instant> overSince() {
        return Option.of(end.at());
    }

    @Override
    public Option<Vaulted> vaulted() {
        return last;
    }

    @Override
    public Decision<Custody, Custody> givenBack(Instant now) {
        return last.isEmpty()
                ? unchanged(this)
                : to(new Closed(keeping, end, Option.none()), EventType.CREDENTIAL_GIVEN_BACK.at(now));
    }

    @Override
    public Decision<Custody, Custody> reencrypted(int version, Vaulted same, Instant now) {
        return last.isDefined() && version == keeping.credentialVersion()
                ? to(
                        new Closed(keeping, end, last.map(it -> it.sealedAs(same))),
                        EventType.CREDENTIAL_REENCRYPTED.at(now))
                : unchanged(this);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.closed().apply(this);
    }
}
