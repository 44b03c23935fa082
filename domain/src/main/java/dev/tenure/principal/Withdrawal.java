package dev.tenure.principal;

import dev.tenure.time.End;

/**
 * What closed one epoch of a client or of a user.
 *
 * @param clientEpoch the epoch the client was in: it tells whether a client or its user was withdrawn first, which their
 *     instants, of different clocks, cannot
 */
public record Withdrawal(End end, int clientEpoch) {}
