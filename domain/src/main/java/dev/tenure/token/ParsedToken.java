package dev.tenure.token;

/**
 * A token as its text says: well formed; whether it was ever issued is not known yet. Loggable.
 *
 * @param locator what the token's aggregate is looked up by: the hash of the locator in the text, or of the whole text
 * @param generation which of its aggregate's tokens of its kind it says it is; 1 where its form does not say
 */
public record ParsedToken(TokenKind kind, Environment environment, TokenHash hash, TokenHash locator, int generation) {
    /** A token whose text says no more than what it is: its aggregate is found by the hash. */
    public ParsedToken(TokenKind kind, Environment environment, TokenHash hash) {
        this(kind, environment, hash, hash, 1);
    }
}
