package dev.tenure.rules.forbidden;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Takes the system's clock in every form, each in a class of its own. */
@SuppressWarnings("JavaTimeDefaultTimeZone") // one of the forms
final class TakesClocks {
    private TakesClocks() {}

    static final class TakesTheUtcClock {
        Clock take() {
            return Clock.systemUTC();
        }
    }

    static final class RefersToTheUtcClock {
        Supplier<Clock> take() {
            return Clock::systemUTC;
        }
    }

    static final class TakesTheClockOfAZone {
        Clock take() {
            return Clock.system(ZoneOffset.UTC);
        }
    }

    static final class TakesTheDefaultClock {
        Clock take() {
            return Clock.systemDefaultZone();
        }
    }

    static final class TakesATickingClock {
        Clock take() {
            return Clock.tickSeconds(ZoneOffset.UTC);
        }
    }

    static final class TakesTheInstantSource {
        InstantSource take() {
            return InstantSource.system();
        }
    }

    static final class RefersToTheInstantSource {
        Supplier<InstantSource> take() {
            return InstantSource::system;
        }
    }
}
