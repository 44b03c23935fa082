package dev.tenure.contract;

/** Makes a store unreachable for a while. */
public interface Outage {
    /** Makes the store unreachable. */
    void begin();

    /** Makes it reachable again, with its contents. */
    void end();
}
