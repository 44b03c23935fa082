package dev.tenure.stories;

import dev.tenure.custody.Configuration;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Reason;
import dev.tenure.decision.Rejection;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.jdbc.AesGcmVault;
import dev.tenure.port.Notice;
import dev.tenure.port.Store;
import dev.tenure.port.Vault;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Pleo;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Credential;
import dev.tenure.service.Custodies;
import dev.tenure.service.Tenure;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An app that keeps custody of what the other side gave it, under a clock that stands still. */
record Held(
        Store store, SettableClock clock, OtherSide other, Tenure tenure, List<Polled> polled, RecordingNotifier told) {
    static final Duration LIFETIME = Duration.ofMinutes(15);
    static final String FIRST_KEY = "the first of all keys: 32 letter";
    static final String SECOND_KEY = "what came after it, of 32 letter";

    /** What was asked for through the port. */
    record Polled(CustodyId custody, int healthVersion) {}

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
        var tenure = Tenure.over(store)
                .clock(clock)
                .secrets(new SeededSecrets(seed))
                .profiles(Stitch.STITCH, Pleo.PLEO, Plaid.PLAID)
                .vault(vault)
                .issuer("stitch", other)
                .issuer("pleo", other)
                .issuer("plaid", other)
                .polls((custody, version) -> polled.add(new Polled(custody, version)))
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
    Custodies underTheSecondKey() {
        return Tenure.over(store)
                .clock(clock)
                .profiles(Stitch.STITCH, Pleo.PLEO, Plaid.PLAID)
                .issuer("stitch", other)
                .vault(secondVault())
                .build()
                .custodies();
    }

    static AesGcmVault secondVault() {
        return AesGcmVault.sealingUnder("second", bytes(SECOND_KEY)).opening("first", bytes(FIRST_KEY));
    }

    Custodies custodies() {
        return tenure.custodies();
    }

    static Configuration configuration(String profile) {
        return new Configuration(profile, OtherSide.SCOPE, "ledger 42");
    }

    /** A custody that its user has not authorised yet. */
    CustodyId opened(String profile) {
        return custodies().open(configuration(profile)).get();
    }

    /** A custody with its first credential. */
    CustodyId connected(String profile) {
        var id = opened(profile);
        custodies().connected(id, other.authorised()).get();
        return id;
    }

    Either<Rejection, Credential> credential(CustodyId id) {
        return custodies().credentialFor(id);
    }

    static <T> Option<Reason> reason(Either<Rejection, T> reply) {
        return reply.swap().toOption().map(Rejection::reason);
    }

    Custody state(CustodyId id) {
        return custodies().find(id).get();
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
