package dev.tenure.benchmarks.grants;

import io.vavr.control.Option;

/** Who keeps grants: it issues, refreshes once and only once, lets in and revokes. Thread-safe. */
public interface GrantKeeper {
    /** What it is called in the tables. */
    String name();

    /** A new grant of this user. */
    Pair issue(int user);

    /** The next pair for the refresh token of this one; none if it is refused. */
    Option<Pair> refresh(Pair held);

    /** Whether the access token opens. */
    boolean authenticate(String access);

    /** Ends the grant. */
    void revoke(Pair held);
}
