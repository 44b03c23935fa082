package dev.tenure.port.store;

/**
 * The answer that another caller changed the aggregate since it was found, or added one with its id; nothing was
 * stored.
 */
public record Stale() {}
