package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.ODD;

import dev.tenure.connection.AwaitingAuthorization;
import dev.tenure.connection.Closed;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connected;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.ExchangeClaim;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Lease;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.RefreshEnd;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.SealedCredential;
import dev.tenure.connection.SealedCredential.Acceptance;
import dev.tenure.connection.Trouble;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.connection.UpdateReason;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Connections as they are stored: each state with as little as it can have, and with as much. */
final class ConnectionSpecimen {
    static final String PROFILE = "plaid";
    static final String OLD_KEY = "2025-12";
    static final String NEW_KEY = "2026-03";
    static final ConnectionRules RULES = ConnectionRules.builder().build();

    /** The lifetime of credentials that can be renewed. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final SecretSource RANDOM = SecretSource.secure();

    private ConnectionSpecimen() {}

    static ConnectionId id() {
        return new ConnectionId(UUID.randomUUID());
    }

    /** Each state with these ids, the scant and the full by turns. */
    static Seq<Connection> everyState(Supplier<ConnectionId> names) {
        return Vector.<Function<ConnectionId, Connection>>of(
                        id -> new AwaitingAuthorization(scant(id).build()),
                        id -> new AwaitingAuthorization(full(id).build()),
                        id -> new Connected(held(id).build(), lasting()),
                        id -> new Connected(full(id).build(), everything(Acceptance.SOUND)),
                        id -> new Connected(held(id).build(), ending(NOW.plusMillis(1))),
                        id -> new NeedsUpdate(full(id).updateReason(paged()).build(), everything(Acceptance.REFUSED)),
                        id -> new NeedsUpdate(held(id).updateReason(unpaged()).build(), lasting()),
                        id -> new Refreshing(
                                full(id).updateReason(paged()).build(),
                                everything(Acceptance.REFUSED),
                                lease(),
                                Option.of(NOW.minusMillis(1))),
                        id -> new Refreshing(held(id).leases(1).build(), renewable(), lease(1), Option.none()),
                        id -> new Refreshing(
                                held(id).byApp(true).leases(1).build(), lasting(), lease(1), Option.none()),
                        id -> new InDoubt(
                                full(id).updateReason(paged()).build(), everything(Acceptance.SOUND), Deadline.LAST),
                        id -> new InDoubt(
                                held(id).leases(1).trouble(doubted()).build(), renewable(), NOW.plusMillis(1)),
                        id -> new Unauthenticated(full(id).updateReason(paged()).build(), Cause.ITEM_GONE),
                        id -> new Unauthenticated(held(id).build(), Cause.REFRESH_REFUSED),
                        id -> new Closed(
                                full(id).updateReason(paged()).build(), end(Cause.CONNECTION_CLOSED), everythingLeft()),
                        id -> new Closed(scant(id).build(), end(Cause.ITEM_GONE), Option.none()))
                .map(state -> state.apply(names.get()));
    }

    static Connection linking() {
        return linking(PROFILE);
    }

    static Connection linking(ConnectionId id) {
        return new AwaitingAuthorization(scant(id)
                .configuration(new Configuration(PROFILE, Scope.empty(), "r"))
                .build());
    }

    /** One that awaits its authorization in this environment. */
    static Connection linkingIn(Environment environment) {
        return new AwaitingAuthorization(scant(id()).environment(environment).build());
    }

    static Connection linking(String profile) {
        return new AwaitingAuthorization(scant(id())
                .configuration(new Configuration(profile, Scope.empty(), "r"))
                .build());
    }

    /** A connection whose credential is sealed under this key. */
    static Connection under(String key, ConnectionId id) {
        return new Connected(held(id).build(), under(key));
    }

    /** A connection whose credential can be renewed, and is due after its {@link #LIFETIME}. */
    static Connection renewable(ConnectionId id) {
        return new Connected(held(id).build(), renewable());
    }

    /** A connection whose access token never ends, and whose refresh token ends after this lifetime. */
    static Connection forgottenAfter(Duration lifetime, ConnectionId id) {
        var lasting = SealedCredential.of(NEW_KEY, sealed(64)).withRefresh(sealed(64));
        return new Connected(held(id).build(), RULES.keptAlive(lasting, NOW, Option.of(lifetime)));
    }

    /** A connection whose credential cannot be renewed. */
    static Connection until(Instant end) {
        return new Connected(held(id()).build(), ending(end));
    }

    static SealedCredential under(String key) {
        return new SealedCredential(
                key, sealed(12), Option.of(sealed(12)), Option.none(), Option.none(), Option.none(), Acceptance.SOUND);
    }

    static SealedCredential renewable() {
        return RULES.expiring(SealedCredential.of(NEW_KEY, sealed(64)).withRefresh(sealed(64)), NOW, LIFETIME);
    }

    private static ConnectionData.Builder scant(ConnectionId id) {
        return ConnectionData.builder()
                .id(id)
                .configuration(new Configuration(PROFILE, Scope.empty(), "r"))
                .environment(Environment.SANDBOX);
    }

    private static ConnectionData.Builder held(ConnectionId id) {
        return scant(id).credentialVersion(1);
    }

    private static ConnectionData.Builder full(ConnectionId id) {
        return ConnectionData.builder()
                .id(id)
                .configuration(new Configuration("p".repeat(64), scope(), filled(ODD, 512)))
                .environment(Environment.PRODUCTION)
                .remoteId(Option.of(new RemoteId("😀".repeat(128))))
                .credentialVersion(Integer.MAX_VALUE)
                .leases(Integer.MAX_VALUE)
                .healthVersion(Integer.MAX_VALUE)
                .announcedEnds(ends())
                .blocked(true)
                .byApp(true)
                .trouble(Option.of(new Trouble(
                        Trouble.Source.TOKEN_ENDPOINT, Integer.MAX_VALUE, NOW.plusMillis(1), Deadline.LAST)))
                .freshUntil(Option.of(NOW.plusMillis(1)))
                .exchange(Option.of(new ExchangeClaim(hash(), Option.of(NOW.plusMillis(1)))));
    }

    /** As many ends as a connection remembers, none of them shorter than it can be. */
    private static Seq<Instant> ends() {
        return Vector.range(0, 8).map(Deadline.LAST::minusMillis);
    }

    private static Option<Trouble> doubted() {
        return Option.of(new Trouble(Trouble.Source.API, 1, NOW.plusMillis(2), NOW));
    }

    private static TokenHash hash() {
        return TokenHash.ofBytes(RANDOM.bytes(32));
    }

    private static Scope scope() {
        return Scope.parse("read " + "s".repeat(1019)).get();
    }

    private static Option<UpdateReason> paged() {
        return Option.of(
                new UpdateReason(UpdateCause.USER_REVOKED, Option.of(filled("https://example.com/?" + ODD, 2048))));
    }

    private static Option<UpdateReason> unpaged() {
        return Option.of(UpdateReason.of(UpdateCause.LOGIN_REQUIRED));
    }

    private static SealedCredential everything(Acceptance epochs) {
        return new SealedCredential(
                "k".repeat(64),
                sealed(16_384),
                Option.of(sealed(16_384)),
                Option.of(NOW.minusMillis(1)),
                Option.of(Deadline.LAST),
                Option.of(new RefreshEnd(NOW, NOW.plusMillis(1), Deadline.LAST)),
                epochs);
    }

    private static Option<SealedCredential> everythingLeft() {
        return Option.of(everything(Acceptance.REFUSED));
    }

    /** A credential without an end. */
    private static SealedCredential lasting() {
        return SealedCredential.of("k", sealed(1));
    }

    private static SealedCredential ending(Instant end) {
        return new SealedCredential(
                "k", sealed(1), Option.none(), Option.of(end), Option.of(end), Option.none(), Acceptance.SOUND);
    }

    private static Lease lease() {
        return lease(Integer.MAX_VALUE);
    }

    private static Lease lease(int number) {
        return new Lease(
                number, NOW.plusMillis(1), NOW.plusMillis(2), NOW.plusMillis(3), NOW.plusMillis(4), NOW.plusMillis(5));
    }

    private static End end(Cause cause) {
        return new End(cause, NOW);
    }

    private static String filled(String beginning, int length) {
        return beginning + "x".repeat(length - beginning.length());
    }

    private static SealedSecret sealed(int length) {
        return SealedSecret.ofBytes(RANDOM.bytes(length));
    }
}
