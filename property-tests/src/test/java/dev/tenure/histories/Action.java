package dev.tenure.histories;

/**
 * One step of a history, as data that shrinks: the clock jumps, then something is done. Each number picks from what there
 * is when the step comes; 0 is always the plainest choice.
 *
 * @param jump how the clock moves: not at all below 700, see {@link Jumps}
 * @param whose which Link or Item; above 89 another client presents the token
 * @param token which token is presented: the right one below 70, see {@link Choices}
 * @param detail whatever else the command takes
 */
record Action(Command command, int jump, int whose, int token, int detail) {
    static final int JUMPS = 1000;
    static final int OWNERS = 100;
    static final int TOKENS = 100;
    static final int DETAILS = 10_000;

    /** The plain form of a command, for the Link or Item of this number. */
    static Action plain(Command command, int whose) {
        return new Action(command, 0, whose, 0, 0);
    }
}
