package dev.tenure.token;

import io.vavr.control.Option;

/** The text format of tokens. Parsing a minted text returns the same token; other texts are no tokens. */
public interface TokenFormat {
    /** The number of random bytes that {@link #mint} takes. */
    int entropy();

    /**
     * Mints the first token of an aggregate from these random bytes. A kind that this format does not write throws
     * {@link IllegalArgumentException}.
     */
    MintedToken mint(TokenKind kind, Environment environment, byte[] random);

    /**
     * Mints a token from these random bytes for the aggregate of {@code kin}, which is in this format; another format,
     * or a kind or a generation that it does not write, throws {@link IllegalArgumentException}. A format may write the
     * generation, or leave it to the store.
     */
    MintedToken mintBeside(MintedToken kin, TokenKind kind, int generation, byte[] random);

    /** Parses a token; none for any other text. The store is not asked. */
    Option<ParsedToken> parse(String text);
}
