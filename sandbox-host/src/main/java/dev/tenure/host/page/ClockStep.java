package dev.tenure.host.page;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.Duration;

/** The steps that the page's buttons advance the clock by. */
enum ClockStep {
    HALF_AN_HOUR(Duration.ofMinutes(30), "30 min"),
    A_DAY(Duration.ofDays(1), "1 day"),
    A_WEEK(Duration.ofDays(7), "7 days"),
    A_QUARTER(Duration.ofDays(90), "90 days"),
    A_YEAR(Duration.ofDays(365), "1 year");

    static final Array<ClockStep> ALL = Array.of(values());

    private final Duration length;
    private final String label;

    ClockStep(Duration length, String label) {
        this.length = length;
        this.label = label;
    }

    /** The step with this form value. */
    static Option<ClockStep> of(String value) {
        return ALL.find(step -> step.value().equals(value));
    }

    Duration length() {
        return length;
    }

    /** The step's value in a form. */
    public String value() {
        return length.toString();
    }

    /** The step's label. */
    public String label() {
        return label;
    }
}
