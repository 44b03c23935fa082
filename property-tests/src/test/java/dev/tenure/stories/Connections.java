package dev.tenure.stories;

import dev.tenure.connection.Attempts;
import dev.tenure.connection.AwaitingAuthorization;
import dev.tenure.connection.Closed;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connected;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.Lease;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.SealedCredential;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.connection.UpdateReason;
import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Connections as a store keeps them, one of each state. */
final class Connections {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final ConnectionRules RULES = ConnectionRules.builder().build();
    static final Duration LIFETIME = Duration.ofMinutes(30);
    static final String KEY = "2026-03";

    private Connections() {}

    /** One of each state. */
    static Seq<Connection> ofEachState() {
        var troubled = Option.of(new UpdateReason(UpdateCause.LOGIN_REQUIRED, Option.of("https://example.com/")));
        var lease = new Lease(1, NOW, NOW.plusMillis(1), NOW.plusMillis(2));
        return List.of(
                new AwaitingAuthorization(keeping(0).build()),
                connected(),
                new NeedsUpdate(keeping(1).updateReason(troubled).build(), credential()),
                new Refreshing(keeping(1).leases(1).build(), credential(), lease, new Attempts(0, 2)),
                new InDoubt(keeping(1).leases(1).build(), credential(), new Attempts(1, 2), NOW),
                new Unauthenticated(keeping(1).build(), Cause.IN_DOUBT_EXHAUSTED, Option.of(credential())),
                new Closed(keeping(1).build(), new End(Cause.CONNECTION_CLOSED, NOW), Option.of(credential())));
    }

    /** One whose credential can be renewed. */
    static Connection connected() {
        return new Connected(keeping(1).build(), credential());
    }

    /** One whose credential cannot be renewed. */
    static Connection lasting() {
        var credential = RULES.expiring(SealedCredential.of(KEY, sealed("access")), NOW, LIFETIME);
        return new Connected(keeping(1).build(), credential);
    }

    static Versioned<Connection> stored(Store store, Connection connection) {
        return store.connections()
                .add(Decision.to(connection, EventType.CONNECTION_OPENED.at(NOW)))
                .get();
    }

    private static SealedCredential credential() {
        var access = SealedCredential.of(KEY, sealed("access"));
        return RULES.expiring(access.withRefresh(sealed("refresh")), NOW, LIFETIME);
    }

    private static ConnectionData.Builder keeping(int credentialVersion) {
        return ConnectionData.builder()
                .id(new ConnectionId(UUID.randomUUID()))
                .configuration(new Configuration("plaid", Scope.parse("read").get(), "reference"))
                .environment(Environment.SANDBOX)
                .remoteId(Option.of(new RemoteId("item")))
                .credentialVersion(credentialVersion);
    }

    private static SealedSecret sealed(String text) {
        return SealedSecret.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
