package dev.tenure.host.app;

import java.time.Duration;

/** The credential is being renewed; the caller should try again later. */
final class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    RetryLaterException(Duration retryAfter) {
        super("try again in " + retryAfter, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** The delay in whole seconds, rounded up. */
    long seconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
