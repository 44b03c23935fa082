package dev.tenure.host.page;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.Duration;

/** How far a button sends the clock forward. */
enum Step {
    HALF_AN_HOUR(Duration.ofMinutes(30), "30 min"),
    A_DAY(Duration.ofDays(1), "1 day"),
    A_WEEK(Duration.ofDays(7), "7 days"),
    A_QUARTER(Duration.ofDays(90), "90 days"),
    A_YEAR(Duration.ofDays(365), "1 year");

    static final Array<Step> ALL = Array.of(values());

    private final Duration length;
    private final String words;

    Step(Duration length, String words) {
        this.length = length;
        this.words = words;
    }

    /** The step that a form names so. */
    static Option<Step> of(String value) {
        return ALL.find(step -> step.value().equals(value));
    }

    Duration length() {
        return length;
    }

    /** Its name in a form. */
    public String value() {
        return length.toString();
    }

    /** Its name for people. */
    public String words() {
        return words;
    }
}
