package dev.tenure.rules.forbidden;

import io.vavr.collection.Vector;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.crypto.KeyGenerator;

/** Makes randomness in every form, each in a class of its own. */
final class MakesRandomness {
    private MakesRandomness() {}

    static final class MakesAGenerator {
        Object take() {
            return new Random();
        }
    }

    static final class RefersToAGenerator {
        Supplier<?> take() {
            return SplittableRandom::new;
        }
    }

    static final class HoldsASecureGenerator {
        int take(SecureRandom random) {
            return random.nextInt();
        }
    }

    static final class AsksTheThread {
        int take() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    static final class AsksForTheDefault {
        Object take() {
            return RandomGenerator.getDefault();
        }
    }

    static final class AsksAFactory {
        Object take() {
            return RandomGeneratorFactory.all();
        }
    }

    static final class CallsRandomUuid {
        UUID take() {
            return UUID.randomUUID();
        }
    }

    static final class RefersToRandomUuid {
        Supplier<UUID> take() {
            return UUID::randomUUID;
        }
    }

    static final class CallsRandomOfMath {
        double take() {
            return Math.random();
        }
    }

    static final class RefersToRandomOfMath {
        DoubleSupplier take() {
            return Math::random;
        }
    }

    static final class CallsRandomOfStrictMath {
        double take() {
            return StrictMath.random();
        }
    }

    static final class RefersToShuffle {
        Consumer<List<String>> take() {
            return Collections::shuffle;
        }
    }

    static final class CallsShuffleOfVavr {
        Object take(Vector<String> ids) {
            return ids.shuffle();
        }
    }

    static final class GeneratesAKey {
        Object take(KeyGenerator keys) {
            return keys.generateKey();
        }
    }

    static final class RefersToAKeyPair {
        Supplier<KeyPair> take(KeyPairGenerator keys) {
            return keys::generateKeyPair;
        }
    }
}
