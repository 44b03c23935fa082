package dev.tenure.rules.forbidden.egg;

import dev.tenure.rules.forbidden.hen.Hen;
import java.util.function.Supplier;

/** Comes from a hen. */
public final class Egg {
    Supplier<Hen> hatch() {
        return Hen::new;
    }
}
