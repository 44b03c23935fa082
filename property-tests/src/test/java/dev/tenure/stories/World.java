package dev.tenure.stories;

import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Rotation;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.IssuedPublic;
import dev.tenure.service.NewLink;
import dev.tenure.service.Retention;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A Tenure over a store, with a clock that stands still and a client and a user to tell stories of. */
record World(Store store, SettableClock clock, Tenure tenure, Seq<Profile> profiles) {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final ClientId CLIENT = new ClientId("client");
    static final ClientId OTHER = new ClientId("other");
    static final UserId USER = new UserId("user");
    static final InstitutionId BANK = new InstitutionId("bank");
    static final AccountLabel CHECKING = new AccountLabel("Checking", Option.of("0000"));

    /** How long what is over is kept. */
    static final Retention RETENTION = new Retention(Retention.SHORTEST, Duration.ofDays(1));

    static final Profile RETRYABLE = OAuth.OAUTH
            .withName("retryable")
            .withGrants(GrantRules.builder()
                    .rotation(Rotation.retryable(Duration.ofSeconds(30)))
                    .build());

    static World empty() {
        return over(new InMemoryStore(EventFilter.everything()));
    }

    static World over(Store store) {
        return over(store, Environment.SANDBOX, 7);
    }

    static World over(Store store, Environment environment) {
        return over(store, environment, 7);
    }

    /** A world with secrets and names of its own, so that several fit into one store. */
    static World over(Store store, Environment environment, long seed) {
        return over(store, environment, seed, profile -> profile);
    }

    /** The same in which something was done to each profile. */
    static World over(Store store, Environment environment, long seed, UnaryOperator<Profile> done) {
        var clock = new SettableClock(START);
        var profiles =
                List.of(Plaid.PLAID, Plaid.PLAID_LEGACY, OAuth.OAUTH, RETRYABLE).map(done);
        var tenure = Tenure.over(store, environment)
                .clock(clock)
                .secrets(new SeededSecrets(seed))
                .retention(RETENTION)
                .profiles(profiles.toJavaArray(Profile[]::new))
                .build();
        return new World(store, clock, tenure, profiles);
    }

    /** The profile as this world has wired it. */
    Profile wired(Profile profile) {
        return profiles.find(it -> it.name().equals(profile.name())).get();
    }

    String link() {
        return tenure.links()
                .open(NewLink.of(wired(Plaid.PLAID), CLIENT, USER))
                .get()
                .linkToken()
                .reveal();
    }

    IssuedPublic linked() {
        return tenure.links()
                .succeed(Secret.of(link()), BANK, Consent.to(List.of(CHECKING)))
                .get();
    }

    IssuedAccess exchanged() {
        return tenure.items().exchange(CLIENT, linked().publicToken()).get();
    }
}
