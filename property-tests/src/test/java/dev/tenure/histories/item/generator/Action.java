package dev.tenure.histories.item.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a history, as data that shrinks: the clock jumps, then something is done. Each number picks from what there
 * is when the step comes; 0 is always the plainest choice.
 *
 * @param jump how the clock moves: not at all below 700, see {@link ClockJumps}
 * @param whose which Link or Item; above 89 another client presents the token
 * @param token which token is presented: the right one below 70, see {@link Choices}
 * @param detail whatever else the command takes
 */
public record Action(Command command, int jump, int whose, int token, int detail) {
    static final int JUMPS = 1000;
    static final int AGGREGATES = 100;
    static final int TOKENS = 100;
    static final int DETAILS = 10_000;

    /** The plain form of a command, for the Link or Item of this number. */
    static Action plain(Command command, int whose) {
        return new Action(command, 0, whose, 0, 0);
    }

    /** The same step with fewer oddities, the plainest first; every one is smaller than the step itself. */
    public List<Action> plainer() {
        var candidates = new ArrayList<Action>();
        candidates.add(plain(command, 0));
        candidates.add(new Action(command, 0, whose, token, detail));
        candidates.add(new Action(command, jump, 0, token, detail));
        candidates.add(new Action(command, jump, whose, 0, detail));
        candidates.add(new Action(command, jump, whose, token, 0));
        candidates.add(new Action(command, jump, whose, token, detail / 2));
        candidates.add(new Action(command, jump, whose, token, detail % 20));
        candidates.removeIf(this::equals);
        return candidates;
    }
}
