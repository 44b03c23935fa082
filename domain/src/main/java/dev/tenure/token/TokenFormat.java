package dev.tenure.token;

import io.vavr.control.Option;

/** How tokens are written. Reading what was minted gives back its kind and environment; other texts are no tokens. */
public interface TokenFormat {
    /** How many random bytes {@link #mint} takes. */
    int entropy();

    /** A new token of these random bytes. */
    Secret mint(TokenKind kind, Environment environment, byte[] random);

    /** The token that this text is, or none. Nothing is looked up. */
    Option<Presented> parse(String text);
}
