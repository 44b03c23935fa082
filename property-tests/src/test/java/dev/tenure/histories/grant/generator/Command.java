package dev.tenure.histories.grant.generator;

/** What a step of a history does, and how often compared with the others. */
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
    SWEEP(3),
    PURGE(3);

    final int weight;

    Command(int weight) {
        this.weight = weight;
    }
}
