package dev.tenure.port.issuer;

import java.time.Duration;

/** How the host waits: the library itself never does. */
@FunctionalInterface
public interface Pause {
    /** Waits so long, or until the thread is interrupted. */
    void waitFor(Duration length) throws InterruptedException;
}
