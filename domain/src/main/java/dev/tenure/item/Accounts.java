package dev.tenure.item;

import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.AccountId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The accounts of one login, including those that ended. Immutable. */
public record Accounts(Seq<Account> all) {
    /** Wraps these accounts. */
    public static Accounts of(Iterable<Account> accounts) {
        return new Accounts(Vector.ofAll(accounts));
    }

    /** The accounts shared now. */
    public Seq<Account> open() {
        return all.filter(Account::isOpen);
    }

    /** The shared account with this id. */
    public Option<Account> open(AccountId id) {
        return all.find(account -> account.id().equals(id)).filter(Account::isOpen);
    }

    /** The labels of the accounts shared now. */
    public Seq<AccountLabel> labels() {
        return open().map(Account::label);
    }

    int liveProcessorTokens() {
        return open().map(Account::processorTokens).sum().intValue();
    }

    Accounts ending(AccountId id, Cause cause, Instant now) {
        return replacing(id, account -> account.ended(new End(cause, now)));
    }

    Accounts withProcessorToken(AccountId id) {
        return replacing(id, Account::withOneMoreProcessorToken);
    }

    /**
     * The accounts after an update. An open account seen again, by its label, keeps its id; one not seen ends; one seen
     * for the first time, or again after its end, takes the fresh id it was given.
     */
    Accounts reconciled(Seq<Account> seen, Instant now) {
        var known = Vector.<Account>empty();
        var added = Vector.<Account>empty();
        for (var fresh : seen) {
            var claimed = known;
            var old = open().removeAll(claimed).find(account -> account.label().equals(fresh.label()));
            known = known.appendAll(old);
            added = old.isEmpty() ? added.append(fresh) : added;
        }
        var deselected = open().removeAll(known);
        return new Accounts(all.map(account ->
                        deselected.contains(account) ? account.ended(new End(Cause.ACCOUNT_DESELECTED, now)) : account)
                .appendAll(added));
    }

    private Accounts replacing(AccountId id, UnaryOperator<Account> change) {
        return new Accounts(all.map(account -> account.id().equals(id) ? change.apply(account) : account));
    }
}
