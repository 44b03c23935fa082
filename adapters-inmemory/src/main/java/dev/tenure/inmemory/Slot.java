package dev.tenure.inmemory;

import io.vavr.control.Option;

/** Carries a value out of the step of a concurrent map, which can only return the entry. For one thread. */
final class Slot<T> {
    private Option<T> value = Option.none();

    void put(T found) {
        this.value = Option.of(found);
    }

    Option<T> value() {
        return value;
    }
}
