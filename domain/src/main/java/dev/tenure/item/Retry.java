package dev.tenure.item;

import dev.tenure.token.SealedSecret;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import java.time.Instant;

/**
 * The permission to repeat the last exchange or rotation of an Item, for a client that lost its answer.
 *
 * @param predecessor the public or access token that was presented
 * @param access the access token issued for it, sealed under it
 * @param until the end, exclusive, fixed at the exchange or rotation. After it the seal is not read, and may be erased
 */
public record Retry(TokenHash predecessor, SealedSecret access, Instant until) {
    boolean isFor(Token token, Instant now) {
        return predecessor.equals(token.hash()) && isOpen(now);
    }

    boolean isOpen(Instant now) {
        return now.isBefore(until);
    }
}
