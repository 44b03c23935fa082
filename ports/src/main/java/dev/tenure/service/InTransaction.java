package dev.tenure.service;

/**
 * Links, Items and grants within a host's own transactions. A command makes one attempt: after {@link
 * dev.tenure.decision.Rejection.Conflict} the host must roll back, and may begin again. An answer takes effect with the
 * host's commit.
 */
public record InTransaction(LinksInTransaction links, ItemsInTransaction items, GrantsInTransaction grants) {}
