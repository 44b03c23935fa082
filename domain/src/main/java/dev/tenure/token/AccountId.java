package dev.tenure.token;

import io.vavr.control.Option;
import java.util.UUID;

/**
 * The id of one account of an Item. It stays the same until the account is closed or no longer shared
 * [plaid:account-id].
 */
public record AccountId(UUID value) {
    /** Parses an id; none for any other text. */
    public static Option<AccountId> parse(String text) {
        return RandomUuid.parse(text).map(AccountId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
