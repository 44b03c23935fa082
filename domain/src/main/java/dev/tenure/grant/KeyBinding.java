package dev.tenure.grant;

import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.ParsedToken;

/**
 * The key to which a grant's code and refresh tokens are bound, from one of them on. Those before it are not, so a
 * second use of theirs is noticed whoever bound the next.
 *
 * @param from the first generation of the chain that is bound; 0 for the code
 */
public record KeyBinding(KeyThumbprint key, int from) {
    /** The binding of a whole grant, from its code on. */
    public static KeyBinding ofGrant(KeyThumbprint key) {
        return new KeyBinding(key, 0);
    }

    /** Returns true if the request presents a bound token without its key. */
    boolean isViolatedBy(ParsedToken token, TokenRequest request) {
        return token.generation() >= from && !request.key().contains(key);
    }
}
