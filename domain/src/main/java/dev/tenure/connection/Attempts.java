package dev.tenure.connection;

/**
 * The number of times that one refresh token was sent without a clear answer.
 *
 * @param bound the most attempts allowed; an operator may add one more
 */
public record Attempts(int failed, int bound) {
    Attempts oneMore() {
        return new Attempts(failed + 1, bound);
    }

    boolean isFirst() {
        return failed == 0;
    }

    boolean areExhausted() {
        return failed >= bound;
    }
}
