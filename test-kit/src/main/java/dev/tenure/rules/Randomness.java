package dev.tenure.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.KeyPairGenerator;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.KeyGenerator;

/** The ways to randomness that need no generator of one's own, by a call or by a reference. */
final class Randomness {
    static final DescribedPredicate<JavaAccess<?>> MADE =
            DescribedPredicate.describe("randomness is made", Randomness::isMade);

    private static final Set<String> KEYS = Set.of("generateKey", "generateKeyPair", "genKeyPair");

    private Randomness() {}

    private static boolean isMade(JavaAccess<?> access) {
        var type = access.getTargetOwner();
        var name = access.getName();
        return (name.equals("randomUUID") && type.isEquivalentTo(UUID.class))
                || (name.equals("random") && (type.isEquivalentTo(Math.class) || type.isEquivalentTo(StrictMath.class)))
                || (name.equals("shuffle") && shufflesByItself(type, access))
                || (KEYS.contains(name)
                        && (type.isAssignableTo(KeyGenerator.class) || type.isAssignableTo(KeyPairGenerator.class)));
    }

    /** One that is given a generator depends on it, which is seen elsewhere. */
    private static boolean shufflesByItself(JavaClass type, JavaAccess<?> access) {
        var isShuffle =
                type.isEquivalentTo(Collections.class) || type.getPackageName().startsWith("io.vavr.collection");
        return isShuffle
                && ((CodeUnitAccessTarget) access.getTarget())
                        .getRawParameterTypes().stream().noneMatch(it -> it.isAssignableTo(RandomGenerator.class));
    }
}
