package dev.tenure.item;

import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** The data that a user shares in one success of Link: accounts with fresh ids, and the end of the consent. */
public record Sharing(Seq<Account> accounts, Option<Instant> consentUntil) {
    /** The reason why it is refused, if it is. */
    public Option<Rejection> violation(ItemRules rules, Instant now) {
        if (accounts.size() > rules.maxAccounts())
            return Option.of(new Rejection.OutOfRange("accounts above " + rules.maxAccounts()));
        return consentUntil
                .map(until -> new Deadline(until, Cause.CONSENT_EXPIRED))
                .filter(deadline -> deadline.passedBy(now))
                .map(deadline -> new Rejection.NotInFuture(deadline.at()));
    }
}
