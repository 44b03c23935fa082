package dev.tenure.item;

import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.AccountId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A user's consent in Link, at its first success or in an update: the accounts to share, and its end.
 *
 * @param until the instant until which the institution allows the data to be read; none if without end
 */
public record Consent(Seq<AccountLabel> accounts, Option<Instant> until) {
    /** Returns a consent to share these accounts, without end. */
    public static Consent to(Seq<AccountLabel> accounts) {
        return new Consent(accounts, Option.none());
    }

    /** Returns this consent with an end. */
    public Consent until(Instant end) {
        return new Consent(accounts, Option.of(end));
    }

    /** The reason why it is refused, if it is. */
    public Option<Rejection> violation(ItemRules rules, Instant now) {
        if (accounts.size() > rules.maxAccounts())
            return Option.of(new Rejection.OutOfRange("accounts above " + rules.maxAccounts()));
        return until.map(end -> new Deadline(end, Cause.CONSENT_EXPIRED))
                .filter(deadline -> deadline.passedBy(now))
                .map(deadline -> new Rejection.NotInFuture(deadline.at()));
    }

    /**
     * The accounts, each with a fresh id; refuses fewer or more ids than accounts ({@link IllegalArgumentException}).
     */
    Seq<Account> identifiedBy(Seq<AccountId> fresh) {
        if (fresh.size() != accounts.size())
            throw new IllegalArgumentException(fresh.size() + " ids for " + accounts.size() + " accounts");
        return accounts.zipWith(fresh, (label, id) -> Account.shared(id, label));
    }
}
