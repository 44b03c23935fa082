package dev.tenure.token;

import io.vavr.control.Option;
import java.util.UUID;

/** One account of an Item. It stays the same until the account is closed or no longer shared (S3:104-106). */
public record AccountId(UUID value) {
    /** The id that this text is, or none. */
    public static Option<AccountId> parse(String text) {
        return RandomUuid.parse(text).map(AccountId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
