package dev.tenure.port.store;

/** Somebody changed the aggregate since it was found, or added one of its name; nothing was stored. */
public record Stale() {}
