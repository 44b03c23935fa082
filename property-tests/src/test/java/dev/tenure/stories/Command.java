package dev.tenure.stories;

import dev.tenure.decision.Rejection;
import io.vavr.control.Either;
import java.util.function.Supplier;

/**
 * What a host asks of the library, as it is named in the documents.
 *
 * @param steps whether it is stored in one step or in several, each whole by itself
 * @param preparation brings about what the command needs, and names what is then asked
 */
record Command(String name, Steps steps, Preparation preparation) {
    /** How a command is stored. */
    enum Steps {
        ONE,
        SEVERAL
    }

    /** In a world, and with an app beside it. */
    @FunctionalInterface
    interface Preparation {
        Supplier<?> of(World world, Held app);
    }

    static Command of(String name, Preparation preparation) {
        return new Command(name, Steps.ONE, preparation);
    }

    static Command inSteps(String name, Preparation preparation) {
        return new Command(name, Steps.SEVERAL, preparation);
    }

    /** What came back, without what is different each time. */
    static String told(Supplier<?> asked) {
        return asked.get() instanceof Either<?, ?> reply && reply.isLeft() && reply.getLeft() instanceof Rejection why
                ? why.code().name()
                : "ok";
    }

    @Override
    public String toString() {
        return name;
    }
}
