package dev.tenure.histories.grant.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a history, as data that shrinks: the clock jumps, then something is done. Each number picks from what there
 * is when the step comes; 0 is always the plainest choice.
 *
 * @param jump how the clock moves: not at all below 760, see {@link ClockJumps}
 * @param whose which grant; above 89 another client presents the token
 * @param token which token is presented: the right one below 60, see {@link Choices}; for a new grant its binding: none
 *     below 50, see {@link Wishes}
 * @param detail whatever else the command takes
 */
public record Step(Command command, int jump, int whose, int token, int detail) {
    static final int JUMPS = 1000;
    static final int AGGREGATES = 100;
    static final int TOKENS = 100;
    static final int DETAILS = 10_000;

    /** The same with fewer oddities, the plainest first; every one is smaller. */
    public List<Step> plainer() {
        var candidates = new ArrayList<Step>();
        candidates.add(new Step(command, 0, 0, 0, 0));
        candidates.add(new Step(command, 0, whose, token, detail));
        candidates.add(new Step(command, jump, 0, token, detail));
        candidates.add(new Step(command, jump, whose, 0, detail));
        candidates.add(new Step(command, jump, whose, token, 0));
        candidates.add(new Step(command, jump, whose, token, detail % 8));
        candidates.add(new Step(command, jump, whose, token, detail / 2));
        candidates.removeIf(this::equals);
        return candidates;
    }
}
