package dev.tenure.port;

/**
 * What a batch of settling did.
 *
 * @param done owners that time had changed, now stored so
 * @param lost owners that somebody else was changing: they come again
 * @param more whether it is worth going on: the batch was full, and something was done
 */
public record Swept(int done, int lost, boolean more) {
    /** Both together. */
    public Swept and(Swept other) {
        return new Swept(done + other.done, lost + other.lost, more || other.more);
    }
}
