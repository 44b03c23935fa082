package dev.tenure.port;

import dev.tenure.token.Token;

/** An owner found by one of its tokens, and that token. */
public record Located<S>(Versioned<S> owner, Token token) {}
