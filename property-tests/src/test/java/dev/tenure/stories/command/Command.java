package dev.tenure.stories.command;

import dev.tenure.decision.Rejection;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.World;
import io.vavr.control.Either;
import java.util.function.Supplier;

/**
 * A command or query of a host, by its name in the documents.
 *
 * @param steps whether it is stored in one step or in several, each whole by itself
 * @param preparation brings about what the command needs, and names what is then asked
 */
public record Command(String name, Steps steps, Preparation preparation) {
    /** The steps in which a command is stored. */
    public enum Steps {
        ONE,
        SEVERAL
    }

    /** Prepares a command in a world, with an app beside it. */
    @FunctionalInterface
    public interface Preparation {
        Supplier<?> of(World world, ConnectedApp app);
    }

    static Command of(String name, Preparation preparation) {
        return new Command(name, Steps.ONE, preparation);
    }

    static Command inSteps(String name, Preparation preparation) {
        return new Command(name, Steps.SEVERAL, preparation);
    }

    /** The outcome, without the parts that differ each time. */
    public static String told(Supplier<?> asked) {
        return asked.get() instanceof Either<?, ?> reply && reply.isLeft() && reply.getLeft() instanceof Rejection why
                ? why.code().name()
                : "ok";
    }

    @Override
    public String toString() {
        return name;
    }
}
