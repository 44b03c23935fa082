package dev.tenure.host.app;

import java.time.Duration;

/** The credential is being renewed: it is worth asking again. */
final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    NotNow(Duration retryAfter) {
        super("it is worth asking again in " + retryAfter, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** In whole seconds, and never sooner than asked. */
    long seconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
