package dev.tenure.service;

import java.time.Duration;

/** Lets a caller sleep while another renews a credential: the library itself never waits. */
@FunctionalInterface
public interface Sleeper {
    /** Sleeps this long, or until the thread is interrupted. */
    void sleep(Duration length) throws InterruptedException;
}
