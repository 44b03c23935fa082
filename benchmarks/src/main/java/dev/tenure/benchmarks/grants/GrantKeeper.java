package dev.tenure.benchmarks.grants;

import io.vavr.control.Option;

/** A keeper of grants: it issues, refreshes once and only once, authenticates and revokes. Thread-safe. */
public interface GrantKeeper {
    /** The name in the tables. */
    String name();

    /** Issues a grant to this user. */
    Pair issue(int user);

    /** Exchanges the refresh token of this pair for the next pair; none if it is refused. */
    Option<Pair> refresh(Pair held);

    /** Returns true if the access token is accepted. */
    boolean authenticate(String access);

    /** Ends the grant. */
    void revoke(Pair held);
}
