package dev.tenure.service;

/**
 * The numbers of aggregates that a purge deleted.
 *
 * @param links Links past their deadline
 * @param items removed Items
 * @param grants ended grants, and those that could not be refreshed
 * @param connections closed connections
 * @param seals sealed pairs of grants, and sealed access tokens of Items, whose retry window has passed
 * @param more true if a batch was full, and another may delete more
 */
public record PurgeResult(int links, int items, int grants, int connections, int seals, boolean more) {}
