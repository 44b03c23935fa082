package dev.tenure.item;

import dev.tenure.time.End;
import dev.tenure.token.AccountId;
import io.vavr.control.Option;

/**
 * An account that its user shares, or shared until it ended. Its id stays; an account shared again after its end has
 * another id [plaid:account-id].
 *
 * @param processorTokens the number of processor tokens bound to it
 */
public record Account(AccountId id, AccountLabel label, int processorTokens, Option<End> end) {
    /** An account that is shared from now on. */
    public static Account shared(AccountId id, AccountLabel label) {
        return new Account(id, label, 0, Option.none());
    }

    /** Returns true if the user shares it and the institution has it. */
    public boolean isOpen() {
        return end.isEmpty();
    }

    Account ended(End how) {
        return new Account(id, label, processorTokens, Option.of(how));
    }

    Account withOneMoreProcessorToken() {
        return new Account(id, label, processorTokens + 1, end);
    }
}
