package dev.tenure.host.sandbox;

import dev.tenure.host.http.Fault;
import dev.tenure.host.http.RefusalException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's clock, for everybody to read and to set forward. */
@RestController
final class ClockController {
    private final TravellingClock clock;

    ClockController(TravellingClock clock) {
        this.clock = clock;
    }

    @GetMapping("/sandbox/clock")
    Time read() {
        return new Time(clock.instant(), clock.ahead().toString());
    }

    @PostMapping("/sandbox/clock/advance")
    Time advance(@RequestBody Advance request) {
        return clock.advance(request.duration())
                .map(now -> new Time(now, clock.ahead().toString()))
                .getOrElseThrow(() -> RefusalException.because(Fault.INVALID_FIELD, "duration"));
    }

    record Advance(Duration duration) {}

    record Time(Instant now, String ahead) {}
}
