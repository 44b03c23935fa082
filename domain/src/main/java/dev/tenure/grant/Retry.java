package dev.tenure.grant;

import dev.tenure.token.ParsedToken;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import java.time.Instant;

/**
 * That the last rotation may be asked for once more, by whoever lost its answer.
 *
 * @param predecessor the refresh token that was handed in
 * @param pair what it was exchanged for, sealed under it
 * @param until until when, exclusive; fixed at the rotation. Past it the pair is not read, and may be erased
 */
public record Retry(TokenHash predecessor, SealedSecret pair, Instant until) {
    boolean isFor(ParsedToken token, Instant now) {
        return predecessor.equals(token.hash()) && now.isBefore(until);
    }
}
