package dev.tenure.histories.item.generator;

import java.util.Set;

/** The commands of a history, each with its weight. */
public enum Command {
    OPEN(16),
    OPEN_SESSION(6),
    BAD_LOGIN(6),
    SUCCEED(16),
    LOOK_AT_LINK(4),
    EXCHANGE(20),
    ROTATE(16),
    RECEIVED(6),
    AUTHENTICATE(10),
    AUTHENTICATE_PROCESSOR(10),
    STATUS(6),
    START_UPDATE(14),
    COMPLETE_UPDATE(20),
    ISSUE_PROCESSOR(18),
    CHANGE_WEBHOOK(6),
    REMOVE_BY_TOKEN(3),
    REMOVE_BY_NAME(2),
    LOGIN_REQUIRED(9),
    SELF_HEAL(18),
    DISCONNECT(11),
    REVOKE_ACCOUNT(5),
    CLOSE_ACCOUNT(4),
    REVOKE_PERMISSION(3),
    DUPLICATE_LINKED(3),
    DETECT_ACCOUNTS(7),
    REISSUE(3),
    WITHDRAW(8),
    SWEEP(8),
    ELSEWHERE(2),
    LOOK_AHEAD(2);

    private static final Set<Command> QUESTIONS =
            Set.of(LOOK_AT_LINK, AUTHENTICATE, AUTHENTICATE_PROCESSOR, STATUS, ELSEWHERE, LOOK_AHEAD);

    final int weight;

    Command(int weight) {
        this.weight = weight;
    }

    /** Returns true if it must not change anything, whatever the answer. */
    public boolean isQuestion() {
        return QUESTIONS.contains(this);
    }
}
