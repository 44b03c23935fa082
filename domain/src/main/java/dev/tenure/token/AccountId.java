package dev.tenure.token;

import java.util.UUID;

/** One account of an Item. It stays the same until the account is closed or no longer shared (S3:104-106). */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
