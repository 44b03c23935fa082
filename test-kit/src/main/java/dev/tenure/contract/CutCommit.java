package dev.tenure.contract;

/** Loses the answer to a commit, as a connection does that is cut while the database commits. */
@FunctionalInterface
public interface CutCommit {
    /** Lets the next commit of the store happen, and loses its answer. */
    void cutNext();
}
