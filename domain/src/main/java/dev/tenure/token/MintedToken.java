package dev.tenure.token;

/**
 * A token with its text at hand: it was minted just now, or is being presented. Only here the two are together; what is
 * stored is without the text. Who makes one answers for it that the text says this: it is not read again. Printed it shows no
 * secret. Immutable.
 *
 * @param secret its text, as a {@link TokenFormat} writes it
 * @param token what this text says
 */
public record MintedToken(Secret secret, ParsedToken token) {
    /** What is kept of it. */
    public TokenHash hash() {
        return token.hash();
    }
}
