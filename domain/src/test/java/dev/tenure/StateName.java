package dev.tenure;

import java.util.Locale;

/** The constant by which the class of a state is known: {@code NeedsUpdate} is {@code NEEDS_UPDATE}. */
public final class StateName {
    private StateName() {}

    /** The constant for the class of this state. */
    public static String of(Object state) {
        return state.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
