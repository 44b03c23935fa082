package dev.tenure.token;

import io.vavr.control.Option;

/** How tokens are written. Reading what was minted gives back its kind and environment; other texts are no tokens. */
public interface TokenFormat {
    /** How many random bytes {@link #mint} takes. */
    int entropy();

    /** A token of these random bytes, the first of its owner. A kind that is not written so throws {@link IllegalArgumentException}. */
    Secret mint(TokenKind kind, Environment environment, byte[] random);

    /**
     * A token of these random bytes, for the owner of {@code kin}, which was minted in this form. Which generation of
     * its kind it is, a form may write down, or leave to the store.
     */
    Secret mintBeside(Secret kin, TokenKind kind, int generation, byte[] random);

    /** The token that this text is, or none. Nothing is looked up. */
    Option<Presented> parse(String text);
}
