package dev.tenure.host.operations;

import dev.tenure.service.ClockJump;
import dev.tenure.service.Relay;
import dev.tenure.service.Sweeper;
import dev.tenure.service.Tenure;
import io.vavr.control.Either;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The work that a host schedules: sweeping deadlines, purging what nobody can use any more, and delivering notices.
 */
@Component
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int BATCH = 100;
    private static final long PAUSE_MILLIS = 1000;

    private final Sweeper sweeper;
    private final Relay relay;
    private final HousekeepingMeters meters;

    Housekeeping(Tenure tenure, Relay relay, HousekeepingMeters meters) {
        this.meters = meters;
        this.sweeper = tenure.sweeper();
        this.relay = relay;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void sweep() {
        while (meters.counted(travelling(() -> sweeper.sweep(BATCH))).more()) {}
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void purge() {
        while (travelling(() -> sweeper.purge(BATCH)).more()) {}
    }

    /**
     * Confirms and logs jumps of the clock, because the sandbox's time travel is intended. A host with a real clock
     * asks an operator.
     */
    private <T> T travelling(Supplier<Either<ClockJump, T>> work) {
        var done = work.get();
        while (done.isLeft()) {
            var jump = done.getLeft();
            LOG.info("the clock jumped from {} to {}", jump.lastRun(), jump.now());
            sweeper.confirm(jump);
            done = work.get();
        }
        return done.get();
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void deliver() {
        while (meters.counted(relay.deliver(BATCH)).more()) {}
    }
}
