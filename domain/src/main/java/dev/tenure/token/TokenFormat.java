package dev.tenure.token;

import io.vavr.control.Option;

/** How tokens are written. Reading what was minted gives back what was said of it; other texts are no tokens. */
public interface TokenFormat {
    /** How many random bytes {@link #mint} takes. */
    int entropy();

    /** A token of these random bytes, the first of its aggregate. A kind that is not written so throws {@link IllegalArgumentException}. */
    MintedToken mint(TokenKind kind, Environment environment, byte[] random);

    /**
     * A token of these random bytes, for the aggregate of {@code kin}, which is written in this form; of another form, or for a
     * kind or a generation that is not written so, it throws {@link IllegalArgumentException}. Which generation of its kind
     * it is, a form may write down, or leave to the store.
     */
    MintedToken mintBeside(MintedToken kin, TokenKind kind, int generation, byte[] random);

    /** The token that this text is, or none. Nothing is looked up. */
    Option<ParsedToken> parse(String text);
}
