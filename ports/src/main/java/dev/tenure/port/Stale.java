package dev.tenure.port;

/** Somebody changed the owner since it was found, or added one of its name; nothing was stored. */
public record Stale() {}
