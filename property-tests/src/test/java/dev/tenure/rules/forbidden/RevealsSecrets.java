package dev.tenure.rules.forbidden;

import dev.tenure.port.secret.Vault;
import dev.tenure.token.Secret;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reveals a secret in every form, each in a class of its own. */
final class RevealsSecrets {
    private RevealsSecrets() {}

    static final class CallsReveal {
        String take(Secret secret) {
            return secret.reveal();
        }
    }

    static final class RefersToReveal {
        Function<Secret, String> take() {
            return Secret::reveal;
        }
    }

    static final class RefersToRevealOfOne {
        Supplier<String> take(Secret secret) {
            return secret::reveal;
        }
    }

    static final class RevealsInALambda {
        Function<Secret, String> take() {
            return secret -> "Bearer " + secret.reveal();
        }
    }

    static final class HasAVault {
        int take(Vault vault, Secret secret) {
            return vault.currentKey().length() + secret.reveal().length();
        }
    }
}
