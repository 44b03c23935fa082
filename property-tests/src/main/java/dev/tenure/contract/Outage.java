package dev.tenure.contract;

/** How a store is made unreachable for a while. */
public interface Outage {
    /** From now on the store cannot be reached. */
    void begin();

    /** It can be reached again, and is as it was. */
    void end();
}
