package dev.tenure.fuzz;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Supplier;

/** The refusal of a text by types of the domain: one kind of exception, which does not repeat the text. */
final class Refusals {
    /** Shorter texts are found in any sentence. */
    private static final int TELLING = 16;

    private Refusals() {}

    /** The message that refused this text, or none if it was taken. Any other exception goes on. */
    static Option<String> of(Supplier<?> making, String text) {
        try {
            Objects.requireNonNull(making.get());
            return Option.none();
        } catch (IllegalArgumentException refused) {
            var said = String.valueOf(refused.getMessage());
            for (Throwable cause = refused; cause != null; cause = cause.getCause())
                if (text.length() >= TELLING && cause.toString().contains(text))
                    throw new AssertionError("the refusal repeats the text", refused);
            return Option.of(said);
        }
    }
}
