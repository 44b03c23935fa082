package dev.tenure.benchmarks.items;

/** A keeper of Items: it links them, and rotates their access tokens. Thread-safe. */
public interface ItemKeeper {
    /** The name in the tables. */
    String name();

    /** Links an Item for this user, and returns its access token. */
    String link(int user);

    /** Replaces this access token, which is dead at once, and returns the next. */
    String rotate(String access);
}
