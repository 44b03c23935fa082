package dev.tenure.rules.forbidden;

import dev.tenure.service.Tenure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls back into the services, each in a class of its own. */
final class KnowsServices {
    private KnowsServices() {}

    static final class HasAService {
        @Nullable
        Tenure tenure;
    }

    static final class RefersToAService {
        Function<Tenure, ?> take() {
            return Tenure::items;
        }
    }
}
