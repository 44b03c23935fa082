package dev.tenure.host;

import dev.tenure.host.http.Clients;
import dev.tenure.host.sandbox.ClockOffset;
import dev.tenure.host.sandbox.TravellingClock;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.jdbc.SchemaCheck;
import dev.tenure.port.store.Store;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A host's wiring of the library: the store, the clock, the profiles and the environment. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Clients.class)
@EnableScheduling
public class Wiring {
    @Bean
    public TravellingClock clock(ClockOffset offset) {
        return new TravellingClock(InstantSource.system(), offset);
    }

    /** A store on the tables of this version of the library, which Flyway has applied. Other tables are refused. */
    @Bean
    @DependsOnDatabaseInitialization
    public Store store(DataSource source) {
        var found = SchemaCheck.of(source);
        if (!found.equals(new SchemaCheck.Current()))
            throw new IllegalStateException("the host needs the library's tables of version " + SchemaCheck.NEEDED
                    + ", but its database has " + found);
        return JdbcStore.owning(source);
    }

    /** The profile of Items and of the tokens in Plaid's shape. Grants follow Stitch's. */
    @Bean
    public Profile profile() {
        return Plaid.PLAID;
    }

    @Bean
    public Tenure tenure(Store store, Profile profile, TravellingClock clock) {
        return Tenure.over(store, Environment.SANDBOX)
                .profiles(profile, Stitch.STITCH, OAuth.OAUTH)
                .clock(clock)
                .build();
    }
}
