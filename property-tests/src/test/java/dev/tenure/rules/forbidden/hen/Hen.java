package dev.tenure.rules.forbidden.hen;

import dev.tenure.rules.forbidden.egg.Egg;
import java.util.function.Supplier;

/** Comes from an egg. */
public final class Hen {
    Supplier<Egg> lay() {
        return Egg::new;
    }
}
