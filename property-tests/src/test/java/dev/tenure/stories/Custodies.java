package dev.tenure.stories;

import dev.tenure.custody.Attempts;
import dev.tenure.custody.Closed;
import dev.tenure.custody.Configuration;
import dev.tenure.custody.Connected;
import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.CustodyRules;
import dev.tenure.custody.InDoubt;
import dev.tenure.custody.Keeping;
import dev.tenure.custody.Lease;
import dev.tenure.custody.Linking;
import dev.tenure.custody.NeedsUpdate;
import dev.tenure.custody.Refreshing;
import dev.tenure.custody.Trouble;
import dev.tenure.custody.Unauthenticated;
import dev.tenure.custody.Vaulted;
import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.port.Store;
import dev.tenure.port.Versioned;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Sealed;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Custodies as a store keeps them, one of each state. */
final class Custodies {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final CustodyRules RULES = CustodyRules.builder().build();
    static final Duration LIFETIME = Duration.ofMinutes(30);
    static final String KEY = "2026-03";

    private Custodies() {}

    /** One of each state. */
    static Seq<Custody> ofEachState() {
        var troubled = Option.of(new Trouble(Cause.LOGIN_REQUIRED, Option.of("https://example.com/")));
        var lease = new Lease(1, NOW, NOW.plusMillis(1), NOW.plusMillis(2));
        return List.of(
                new Linking(keeping(0).build()),
                connected(),
                new NeedsUpdate(keeping(1).trouble(troubled).build(), credential()),
                new Refreshing(keeping(1).leases(1).build(), credential(), lease, new Attempts(0, 2)),
                new InDoubt(keeping(1).leases(1).build(), credential(), new Attempts(1, 2), NOW),
                new Unauthenticated(keeping(1).build(), Cause.IN_DOUBT_EXHAUSTED, Option.of(credential())),
                new Closed(keeping(1).build(), new End(Cause.CUSTODY_CLOSED, NOW), Option.of(credential())));
    }

    /** One whose credential can be renewed. */
    static Custody connected() {
        return new Connected(keeping(1).build(), credential());
    }

    /** One whose credential cannot be renewed. */
    static Custody lasting() {
        var credential = RULES.vaulted(KEY, sealed("access"), Option.none(), NOW, Option.of(LIFETIME));
        return new Connected(keeping(1).build(), credential);
    }

    static Versioned<Custody> stored(Store store, Custody custody) {
        return store.custodies()
                .add(Decision.to(custody, EventType.CUSTODY_OPENED.at(NOW)))
                .get();
    }

    private static Vaulted credential() {
        return RULES.vaulted(KEY, sealed("access"), Option.of(sealed("refresh")), NOW, Option.of(LIFETIME));
    }

    private static Keeping.Builder keeping(int credentialVersion) {
        return Keeping.builder()
                .id(new CustodyId(UUID.randomUUID()))
                .configuration(new Configuration("plaid", Scope.parse("read").get(), "reference"))
                .environment(Environment.SANDBOX)
                .counterpart(Option.of(new Counterpart("item")))
                .credentialVersion(credentialVersion);
    }

    private static Sealed sealed(String text) {
        return Sealed.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
