package dev.tenure.time.forbidden;

import dev.tenure.service.Tenure;
import dev.tenure.token.Secret;
import java.io.File;
import java.util.function.Function;

/** Breaks the domain's rules, each in a class of its own. */
final class LooksUp {
    private LooksUp() {}

    static final class HasAFile {
        Object take(File file) {
            return file.toString();
        }
    }

    static final class RefersToAFile {
        Function<String, ?> take() {
            return File::new;
        }
    }

    static final class HasASecret {
        int take(Secret secret) {
            return secret.hashCode();
        }
    }

    static final class RefersToASecret {
        Function<String, ?> take() {
            return Secret::of;
        }
    }

    static final class HasAService {
        int take(Tenure tenure) {
            return tenure.hashCode();
        }
    }

    static final class RefersToAService {
        Function<Tenure, ?> take() {
            return Tenure::items;
        }
    }
}
