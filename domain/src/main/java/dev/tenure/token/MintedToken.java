package dev.tenure.token;

/**
 * A token with its text at hand: just minted, or being presented. Only here are the two together; the store has no
 * text. The creator vouches that the text matches the token: it is not parsed again. It prints without the secret.
 * Immutable.
 *
 * @param secret its text, as a {@link TokenFormat} writes it
 * @param token the token that this text means
 */
public record MintedToken(Secret secret, ParsedToken token) {
    /** The hash that is stored. */
    public TokenHash hash() {
        return token.hash();
    }
}
