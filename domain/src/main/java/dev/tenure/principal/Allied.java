package dev.tenure.principal;

import dev.tenure.decision.Owner;

/** An owner that a client, and mostly a user, stand behind; it ends when one of them is withdrawn. */
public interface Allied extends Owner {
    /** Whose it is, and since which epochs. */
    Allegiance allegiance();
}
