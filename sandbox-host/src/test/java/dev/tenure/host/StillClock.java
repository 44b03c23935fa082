package dev.tenure.host;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock for a host that stands still until a test sets it forward: on the slowest machine no deadline comes by itself. */
class StillClock {
    @Bean
    @Primary
    TravellingClock still(ClockOffset offset) {
        return new TravellingClock(InstantSource.fixed(InstantSource.system().instant()), offset);
    }
}
