package dev.tenure.token;

/**
 * A token as its text states it: well-formed, and not yet known to have been issued. Loggable.
 *
 * @param locator the key of the token's aggregate: the hash of the locator in the text, or of the whole text
 * @param generation its number among its aggregate's tokens of its kind; 1 where its format does not state it
 */
public record ParsedToken(TokenKind kind, Environment environment, TokenHash hash, TokenHash locator, int generation) {
    /** A token whose text states no more than its kind and environment: the hash finds its aggregate. */
    public ParsedToken(TokenKind kind, Environment environment, TokenHash hash) {
        this(kind, environment, hash, hash, 1);
    }
}
