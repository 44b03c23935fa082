package dev.tenure.item;

import dev.tenure.token.TokenHash;
import io.vavr.control.Option;

/**
 * The access token minted for an Item to continue with.
 *
 * @param retry the permission to repeat its issuance; none where the rules have no window
 */
public record Successor(TokenHash hash, Option<Retry> retry) {
    /** An access token that is told once. */
    public static Successor of(TokenHash hash) {
        return new Successor(hash, Option.none());
    }

    /** The same, told again while this retry's window is open. */
    public Successor repeatable(Retry permission) {
        return new Successor(hash, Option.of(permission));
    }
}
