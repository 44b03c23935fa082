package dev.tenure.host;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Everything that a host decides for the library: where it keeps things, which clock and rules it follows, and where. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Clients.class)
@EnableScheduling
class Wiring {
    @Bean
    TravellingClock clock() {
        return new TravellingClock(InstantSource.system());
    }

    @Bean
    Store store() {
        return new InMemoryStore();
    }

    @Bean
    Profile profile() {
        return Plaid.PLAID;
    }

    @Bean
    Tenure tenure(Store store, Profile profile, TravellingClock clock) {
        return Tenure.over(store)
                .environment(Environment.SANDBOX)
                .profiles(profile)
                .clock(clock)
                .build();
    }
}
