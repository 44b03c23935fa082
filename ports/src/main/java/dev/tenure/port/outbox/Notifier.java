package dev.tenure.port.outbox;

/** Whoever is told what happened. It is told at least once, in order for each aggregate; repetitions share an id. */
@FunctionalInterface
public interface Notifier {
    /** Delivers; any exception means it was not delivered, and it comes again. */
    void deliver(Notice notice) throws Exception;
}
