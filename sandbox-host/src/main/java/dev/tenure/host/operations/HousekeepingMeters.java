package dev.tenure.host.operations;

import dev.tenure.port.store.SweepResult;
import dev.tenure.service.DeliveryResult;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The meters of housekeeping: {@code tenure.sweep} and {@code tenure.relay} by outcome, {@code tenure.relay.lag} in
 * seconds by the sandbox's clock, and {@code tenure.relay.parked}. Thread-safe.
 */
@Component
final class HousekeepingMeters {
    private final MeterRegistry meters;
    private final JdbcClient database;
    private final InstantSource clock;

    HousekeepingMeters(MeterRegistry meters, JdbcClient database, InstantSource clock) {
        this.meters = meters;
        this.database = database;
        this.clock = clock;
        Gauge.builder("tenure.relay.lag", this, HousekeepingMeters::lag)
                .description("the age of the oldest waiting notice, without parked streams")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("tenure.relay.parked", this, HousekeepingMeters::parked)
                .description("streams that are set aside until they are replayed")
                .register(meters);
    }

    /** Counts a batch and returns it. */
    SweepResult counted(SweepResult batch) {
        count("tenure.sweep", "done", batch.done());
        count("tenure.sweep", "lost", batch.lost());
        count("tenure.sweep", "unreadable", batch.unreadable().size());
        return batch;
    }

    /** Counts a batch and returns it. */
    DeliveryResult counted(DeliveryResult batch) {
        count("tenure.relay", "delivered", batch.done());
        count("tenure.relay", "failed", batch.failed());
        count("tenure.relay", "parked", batch.parked());
        return batch;
    }

    private void count(String meter, String outcome, int times) {
        meters.counter(meter, "outcome", outcome).increment(times);
    }

    private double lag() {
        return database.sql(
                        """
                        SELECT MIN(e.recorded_at) FROM tenure_event e
                        LEFT JOIN tenure_stream s ON s.id = e.stream
                        WHERE s.parked_at IS NULL
                        """)
                .query((row, number) -> age(row.getLong(1), row.wasNull()))
                .single();
    }

    private double age(long oldest, boolean isNone) {
        return isNone
                ? 0
                : Math.max(
                        0,
                        Duration.between(Instant.ofEpochMilli(oldest), clock.instant())
                                        .toMillis()
                                / 1000.0);
    }

    private double parked() {
        return database.sql("SELECT COUNT(*) FROM tenure_stream WHERE parked_at IS NOT NULL")
                .query(Long.class)
                .single();
    }
}
