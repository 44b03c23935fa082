package dev.tenure.principal;

import dev.tenure.time.End;

/**
 * The withdrawal that closed one epoch of a client or of a user.
 *
 * @param clientEpoch the epoch of the client: it tells if the client or its user was withdrawn first, which their
 *     instants, of different clocks, cannot
 */
public record Withdrawal(End end, int clientEpoch) {}
