package dev.tenure.stories;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.secret.Vault;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Pleo;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import dev.tenure.vault.AesGcmVault;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An app that keeps connection of what the other side gave it, under a clock that stands still. */
record Held(
        Store store, SettableClock clock, OtherSide other, Tenure tenure, List<Polled> polled, RecordingNotifier told) {
    static final Duration LIFETIME = Duration.ofMinutes(15);
    static final String FIRST_KEY = "the first of all keys: 32 letter";
    static final String SECOND_KEY = "what came after it, of 32 letter";

    /** What was asked for through the port. */
    record Polled(ConnectionId connection, int healthVersion) {}

    static Held over(Store store) {
        var clock = new SettableClock(World.START);
        return over(store, clock, new OtherSide(clock), 7);
    }

    static Held over(Store store, Vault vault) {
        var clock = new SettableClock(World.START);
        return over(store, clock, new OtherSide(clock), 7, vault);
    }

    /** Another node of the same app. */
    Held node(long seed) {
        return over(store, clock, other, seed);
    }

    /** Another node with another vault, over another way to the store. */
    Held node(long seed, Store way, Vault vault) {
        return over(way, clock, other, seed, vault);
    }

    static Held over(Store store, SettableClock clock, OtherSide other, long seed) {
        return over(store, clock, other, seed, vault());
    }

    private static Held over(Store store, SettableClock clock, OtherSide other, long seed, Vault vault) {
        List<Polled> polled = new ArrayList<>();
        var tenure = Tenure.over(store, Environment.SANDBOX)
                .clock(clock)
                .secrets(new SeededSecrets(seed))
                .profiles(Stitch.STITCH, Pleo.PLEO, Plaid.PLAID)
                .vault(vault)
                .issuer(Stitch.STITCH, other)
                .issuer(Pleo.PLEO, other)
                .issuer(Plaid.PLAID, other)
                .statusPoller((connection, version) -> polled.add(new Polled(connection, version)))
                .build();
        return new Held(store, clock, other, tenure, polled, new RecordingNotifier());
    }

    static AesGcmVault vault() {
        return AesGcmVault.sealingUnder("first", bytes(FIRST_KEY));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.US_ASCII);
    }

    /** The same app after the vault's key was changed. */
    Connections underTheSecondKey() {
        return Tenure.over(store, Environment.SANDBOX)
                .clock(clock)
                .profiles(Stitch.STITCH, Pleo.PLEO, Plaid.PLAID)
                .issuer(Stitch.STITCH, other)
                .vault(secondVault())
                .statusPoller((connection, version) -> {})
                .build()
                .connections();
    }

    static AesGcmVault secondVault() {
        return AesGcmVault.sealingUnder("second", bytes(SECOND_KEY)).opening("first", bytes(FIRST_KEY));
    }

    Connections connections() {
        return tenure.connections();
    }

    static Configuration configuration(Profile profile) {
        return new Configuration(profile.name(), OtherSide.SCOPE, "ledger 42");
    }

    static NewConnection request(Profile profile) {
        return new NewConnection(profile, OtherSide.SCOPE, "ledger 42");
    }

    /** A connection that its user has not authorized yet. */
    ConnectionId opened(Profile profile) {
        return connections().open(request(profile)).get();
    }

    /** A connection with its first credential. */
    ConnectionId connected(Profile profile) {
        var id = opened(profile);
        connections().completeAuthorization(id, other.authorized()).get();
        return id;
    }

    Either<Rejection, Credential> credential(ConnectionId id) {
        return connections().credentialFor(id);
    }

    static <T> Option<RejectionCode> reason(Either<Rejection, T> reply) {
        return reply.swap().toOption().map(Rejection::code);
    }

    /** The aggregate at this instant. */
    Connection state(ConnectionId id) {
        var kept = store.connections().find(id).get().state();
        return kept.settle(DecisionContext.at(clock.instant())).next();
    }

    /** The types of what was announced and not read yet, in order. */
    Seq<EventType> announced() {
        var before = told.notices().size();
        while (tenure.relay(told).deliver(50).more()) {
            // until nothing waits
        }
        return Vector.ofAll(told.notices()).drop(before).map(Notice::event).map(event -> event.type());
    }
}
