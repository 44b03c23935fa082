package dev.tenure.token;

/**
 * A token as its text says: well formed; whether it was ever issued is not known yet. Loggable.
 *
 * @param locator what the token's owner is looked up by: the hash of the locator in the text, or of the whole text
 * @param generation which of its owner's tokens of its kind it says it is; 1 where its form does not say
 */
public record Presented(TokenKind kind, Environment environment, TokenHash hash, TokenHash locator, int generation) {
    /** A token whose text says no more than what it is: its owner is found by the hash. */
    public Presented(TokenKind kind, Environment environment, TokenHash hash) {
        this(kind, environment, hash, hash, 1);
    }
}
