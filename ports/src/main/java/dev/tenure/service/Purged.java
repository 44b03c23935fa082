package dev.tenure.service;

/**
 * What a batch of purging deleted.
 *
 * @param grants grants of which nothing could come any more
 * @param seals sealed pairs that could not be asked for again
 * @param more whether a batch was full, and it is worth going on
 */
public record Purged(int grants, int seals, boolean more) {}
