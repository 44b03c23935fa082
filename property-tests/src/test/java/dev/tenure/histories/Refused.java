package dev.tenure.histories;

/** How the oracle leaves a command that it refuses; the message is the name of the reason. */
public final class Refused extends RuntimeException {
    /** That nothing was refused. */
    public static final String ACCEPTED = "accepted";

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** For a reason of this name. */
    public Refused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** The answer to a command: that it was accepted, or why not. */
    public static String answerOf(Runnable command) {
        try {
            command.run();
            return ACCEPTED;
        } catch (Refused refused) {
            return refused.reason;
        }
    }
}
