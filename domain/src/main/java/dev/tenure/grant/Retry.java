package dev.tenure.grant;

import dev.tenure.token.ParsedToken;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import java.time.Instant;

/**
 * The permission to repeat the last rotation, for a client that lost its answer.
 *
 * @param predecessor the refresh token that was presented
 * @param pair the pair issued for it, sealed under it
 * @param until the end, exclusive, fixed at the rotation. After it the pair is not read, and may be erased
 */
public record Retry(TokenHash predecessor, SealedSecret pair, Instant until) {
    boolean isFor(ParsedToken token, Instant now) {
        return predecessor.equals(token.hash()) && isOpen(now);
    }

    boolean isOpen(Instant now) {
        return now.isBefore(until);
    }
}
