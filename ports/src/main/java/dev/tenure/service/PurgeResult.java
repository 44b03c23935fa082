package dev.tenure.service;

/**
 * What a batch of purging deleted.
 *
 * @param links Links past their deadline
 * @param items Items that were removed
 * @param grants grants that ended, and those that could not be refreshed
 * @param connections connections that were closed
 * @param seals sealed pairs that could not be asked for again
 * @param more whether a batch was full, and it is worth going on
 */
public record PurgeResult(int links, int items, int grants, int connections, int seals, boolean more) {}
