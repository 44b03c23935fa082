package dev.tenure.connection;

/**
 * How often one refresh token was sent without a clear answer.
 *
 * @param bound how often it may be; once more by hand
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
