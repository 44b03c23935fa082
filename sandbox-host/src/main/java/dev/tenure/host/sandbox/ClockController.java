package dev.tenure.host.sandbox;

import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints of the sandbox's clock, which anybody may read and advance. */
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
                .getOrElseThrow(() -> RefusalException.because(HostError.INVALID_FIELD, "duration"));
    }

    record Advance(Duration duration) {}

    record Time(Instant now, String ahead) {}
}
