package dev.tenure.port.store;

import dev.tenure.token.Token;

/** An aggregate found by one of its tokens, and that token. */
public record Located<S>(Versioned<S> aggregate, Token token) {}
