package dev.tenure.host.sandbox;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The offset of the sandbox's clock. It is in the database only, so it survives a restart, and hosts that share a
 * database share their time. Thread-safe.
 */
@Component
public final class ClockOffset {
    private final JdbcClient database;

    public ClockOffset(JdbcClient database) {
        this.database = database;
    }

    Duration ahead() {
        return Duration.ofNanos(database.sql("SELECT ahead_nanos FROM sandbox_clock")
                .query(Long.class)
                .single());
    }

    /** Adds a step unless the sum would exceed the furthest offset. One statement, so no concurrent step is lost. */
    boolean advance(Duration step, Duration furthest) {
        var rows = database.sql(
                        "UPDATE sandbox_clock SET ahead_nanos = ahead_nanos + :step WHERE ahead_nanos <= :latest")
                .param("step", step.toNanos())
                .param("latest", furthest.minus(step).toNanos())
                .update();
        return rows == 1;
    }
}
