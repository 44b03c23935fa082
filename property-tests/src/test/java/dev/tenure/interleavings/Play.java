package dev.tenure.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Rotation;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Tenure;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Clients of one store with a command each, and the promises that must hold in every order of their calls. */
abstract class Play {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final ClientId CLIENT = new ClientId("client");
    static final UserId USER = new UserId("user");

    /** The general profile with refresh tokens that work once and no more. */
    private static final Profile STRICT =
            OAuth.OAUTH.withGrants(GrantRules.builder().build());

    private static final Profile RETRYABLE = OAuth.OAUTH
            .withName("retryable")
            .withGrants(GrantRules.builder()
                    .rotation(Rotation.retryable(Duration.ofSeconds(30)))
                    .build());

    private static final Seq<Profile> PROFILES = List.of(Plaid.PLAID, STRICT, RETRYABLE, Stitch.STITCH);

    private final Seq<String> commands;
    private volatile Instant now = START;
    private final RecordingNotifier notices = new RecordingNotifier();
    private final Store store;
    private final Tenure tenure;

    Play(String commands, Issuer issuer, UnaryOperator<Store> kept) {
        this.commands = List.of(commands.split("/"));
        this.store = kept.apply(new InMemoryStore(EventFilter.everything()));
        this.tenure = Tenure.over(Stepped.store(store), Environment.SANDBOX)
                .clock(this::now)
                .secrets(new SeededSecrets(7))
                .profiles(PROFILES.toJavaArray(Profile[]::new))
                .vault(PlainVault.under("first"))
                .issuer(Stitch.STITCH, Stepped.issuer(issuer))
                .statusPoller((connection, version) -> {})
                .build();
    }

    static Profile profileCalled(String name) {
        return PROFILES.find(profile -> profile.name().equals(name)).get();
    }

    /** One client for each command, in order. */
    Seq<Callable<String>> clients() {
        return commands.map(this::client);
    }

    /** The client's call for this command, and its answer. */
    abstract Callable<String> client(String command);

    /** Checks the promises on the final state and on the answers to the clients. */
    abstract void check(Seq<String> told);

    Tenure tenure() {
        return tenure;
    }

    Store store() {
        return store;
    }

    Instant now() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    static String told(Either<Rejection, ?> reply) {
        return reply.fold(why -> why.code().name(), right -> "ok");
    }

    /** Checks that every change up to this version was announced, in order and with its details. */
    void assertToldOf(AggregateId aggregate, long version) {
        while (tenure.relay(notices).deliver(99).more()) {
            // until nothing waits
        }
        var versions =
                notices.notices().filter(it -> it.aggregate().equals(aggregate)).map(Notice::version);
        assertThat(versions.distinct()).as("changes told of").isEqualTo(Vector.rangeClosed(1L, version));
        assertThat(versions).isEqualTo(versions.sorted());
    }
}
