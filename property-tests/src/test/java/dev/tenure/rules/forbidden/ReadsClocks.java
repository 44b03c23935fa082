package dev.tenure.rules.forbidden;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Reads the clock in every form, each in a class of its own. */
@SuppressWarnings("JavaUtilDate") // one of the forms
final class ReadsClocks {
    private ReadsClocks() {}

    static final class CallsInstantNow {
        Instant take() {
            return Instant.now();
        }
    }

    static final class RefersToInstantNow {
        Supplier<Instant> take() {
            return Instant::now;
        }
    }

    static final class CallsLocalDateNow {
        LocalDate take() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static final class RefersToYearNow {
        Supplier<Year> take() {
            return Year::now;
        }
    }

    static final class CallsNowOfAClock {
        ZonedDateTime take(Clock clock) {
            return ZonedDateTime.now(clock);
        }
    }

    static final class CallsNowOfAnotherCalendar {
        JapaneseDate take() {
            return JapaneseDate.now(ZoneOffset.UTC);
        }
    }

    static final class CallsDateNow {
        ChronoLocalDate take() {
            return IsoChronology.INSTANCE.dateNow(ZoneOffset.UTC);
        }
    }

    static final class ReadsAnInstantSource {
        Instant take(InstantSource source) {
            return source.instant();
        }
    }

    static final class RefersToAnInstantSource {
        Supplier<Instant> take(InstantSource source) {
            return source::instant;
        }
    }

    static final class ReadsTheMillisOfAClock {
        long take(Clock clock) {
            return clock.millis();
        }
    }

    static final class CallsCurrentTimeMillis {
        long take() {
            return System.currentTimeMillis();
        }
    }

    static final class RefersToCurrentTimeMillis {
        LongSupplier take() {
            return System::currentTimeMillis;
        }
    }

    static final class CallsNanoTime {
        long take() {
            return System.nanoTime();
        }
    }

    static final class RefersToNanoTime {
        LongSupplier take() {
            return System::nanoTime;
        }
    }

    static final class MakesADate {
        Date take() {
            return new Date();
        }
    }

    static final class RefersToADate {
        Supplier<Date> take() {
            return Date::new;
        }
    }

    static final class MakesACalendar {
        Calendar take() {
            return Calendar.getInstance();
        }
    }

    static final class MakesACalendarOfALocale {
        Calendar take() {
            return Calendar.getInstance(Locale.ROOT);
        }
    }

    static final class RefersToACalendar {
        Supplier<Calendar> take() {
            return Calendar::getInstance;
        }
    }

    static final class MakesAGregorianCalendar {
        Calendar take() {
            return new GregorianCalendar();
        }
    }

    static final class RefersToAGregorianCalendar {
        Supplier<Calendar> take() {
            return GregorianCalendar::new;
        }
    }

    static final class CallsInALambda {
        Supplier<Instant> take() {
            return () -> Instant.now();
        }
    }
}
