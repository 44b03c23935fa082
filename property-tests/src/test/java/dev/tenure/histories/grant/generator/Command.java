package dev.tenure.histories.grant.generator;

/** The commands of a history, each with its weight. */
public enum Command {
    AUTHORIZE(8),
    ISSUE(10),
    ISSUE_LASTING(2),
    EXCHANGE(18),
    REFRESH(40),
    AUTHENTICATE(8),
    INTROSPECT(3),
    REVOKE(6),
    END(2),
    WITHDRAW(2),
    LIST(2),
    SWEEP(3),
    PURGE(3),
    /** Only after a refresh. */
    RECEIVED(0);

    final int weight;

    Command(int weight) {
        this.weight = weight;
    }
}
