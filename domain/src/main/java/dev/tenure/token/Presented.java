package dev.tenure.token;

/** A token as somebody presents it: its text is well formed, whether it was ever issued is not known yet. */
public record Presented(TokenKind kind, Environment environment, TokenHash hash) {}
