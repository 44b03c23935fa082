package dev.tenure.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Set;

/** The ways to a clock, by a call or by a reference. */
final class Clocks {
    static final DescribedPredicate<JavaAccess<?>> READ =
            DescribedPredicate.describe("a clock is read", Clocks::isRead);

    static final DescribedPredicate<JavaAccess<?>> TAKEN =
            DescribedPredicate.describe("the system's clock is taken", Clocks::isTaken);

    private static final Set<String> NOW = Set.of("now", "dateNow");
    private static final Set<String> READINGS = Set.of("instant", "millis");
    private static final Set<String> COUNTERS = Set.of("currentTimeMillis", "nanoTime");
    private static final Set<String> TICKS = Set.of("tickMillis", "tickSeconds", "tickMinutes");

    private Clocks() {}

    private static boolean isRead(JavaAccess<?> access) {
        var type = access.getTargetOwner();
        var name = access.getName();
        return (NOW.contains(name) && type.getPackageName().startsWith("java.time"))
                || (READINGS.contains(name) && type.isAssignableTo(InstantSource.class))
                || (COUNTERS.contains(name) && type.isEquivalentTo(System.class))
                || (name.equals("getInstance") && type.isAssignableTo(Calendar.class))
                || (name.equals("<init>") && readsAtBirth(type, access));
    }

    /** A date made of nothing, and a calendar made of no date. */
    private static boolean readsAtBirth(JavaClass type, JavaAccess<?> access) {
        var parameters = ((CodeUnitAccessTarget) access.getTarget()).getRawParameterTypes();
        return (type.isEquivalentTo(Date.class) && parameters.isEmpty())
                || (type.isEquivalentTo(GregorianCalendar.class)
                        && parameters.stream().noneMatch(JavaClass::isPrimitive));
    }

    private static boolean isTaken(JavaAccess<?> access) {
        var type = access.getTargetOwner();
        var name = access.getName();
        return type.isAssignableTo(InstantSource.class)
                && (name.startsWith("system") || (type.isEquivalentTo(Clock.class) && TICKS.contains(name)));
    }
}
