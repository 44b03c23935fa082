package dev.tenure.benchmarks.items;

/** Who keeps Items: it links them, and replaces their access tokens. Thread-safe. */
public interface ItemKeeper {
    /** What it is called in the tables. */
    String name();

    /** The access token of a new Item of this user. */
    String link(int user);

    /** The next access token in the place of this one, which is dead at once. */
    String rotate(String access);
}
