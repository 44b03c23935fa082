package dev.tenure.port.issuer;

import java.time.Duration;

/** The host's way of waiting: the library itself never waits. */
@FunctionalInterface
public interface Pause {
    /** Waits this long, or until the thread is interrupted. */
    void waitFor(Duration length) throws InterruptedException;
}
