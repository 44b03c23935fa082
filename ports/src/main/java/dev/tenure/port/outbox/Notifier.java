package dev.tenure.port.outbox;

/** The receiver of notices. Delivery is at least once, in order for each aggregate; repetitions share an id. */
@FunctionalInterface
public interface Notifier {
    /** Delivers a notice; any exception means that it was not delivered, and comes again. */
    void deliver(Notice notice) throws Exception;
}
