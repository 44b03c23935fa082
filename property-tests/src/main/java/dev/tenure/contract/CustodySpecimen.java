package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.ODD;

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
import dev.tenure.custody.Vaulted.Standing;
import dev.tenure.port.SecretSource;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Sealed;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Custodies as they are stored: in each state with as little as it can have, and with as much. */
final class CustodySpecimen {
    static final String PROFILE = "plaid";
    static final String OLD_KEY = "2025-12";
    static final String NEW_KEY = "2026-03";
    static final CustodyRules RULES = CustodyRules.builder().build();

    /** How long the credentials are good that can be renewed. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final SecretSource RANDOM = SecretSource.secure();
    private static final Attempts FIRST = new Attempts(0, 33);

    private CustodySpecimen() {}

    static CustodyId id() {
        return new CustodyId(UUID.randomUUID());
    }

    /** Each state with these names, the scant and the full by turns. */
    static Seq<Custody> everyState(Supplier<CustodyId> names) {
        return Vector.<Function<CustodyId, Custody>>of(
                        id -> new Linking(scant(id).build()),
                        id -> new Linking(full(id).build()),
                        id -> new Connected(held(id).build(), lasting()),
                        id -> new Connected(full(id).build(), everything(Standing.SOUND)),
                        id -> new Connected(held(id).build(), ending(NOW.plusMillis(1))),
                        id -> new NeedsUpdate(full(id).trouble(paged()).build(), everything(Standing.REFUSED)),
                        id -> new NeedsUpdate(held(id).trouble(unpaged()).build(), lasting()),
                        id -> new Refreshing(
                                full(id).trouble(paged()).build(), everything(Standing.ON_TRIAL), lease(), exhausted()),
                        id -> new Refreshing(held(id).leases(1).build(), renewable(), lease(1), FIRST),
                        id -> new InDoubt(
                                full(id).trouble(paged()).build(), everything(Standing.SOUND), last(), Deadline.LAST),
                        id -> new InDoubt(held(id).leases(1).build(), renewable(), new Attempts(1, 2), NOW),
                        id -> new Unauthenticated(
                                full(id).trouble(paged()).build(), Cause.IN_DOUBT_EXHAUSTED, everythingLeft()),
                        id -> new Unauthenticated(held(id).build(), Cause.REFRESH_REFUSED, Option.none()),
                        id -> new Closed(
                                full(id).trouble(paged()).build(), end(Cause.CUSTODY_CLOSED), everythingLeft()),
                        id -> new Closed(scant(id).build(), end(Cause.ITEM_GONE), Option.none()))
                .map(state -> state.apply(names.get()));
    }

    static Custody linking() {
        return linking(PROFILE);
    }

    static Custody linking(String profile) {
        return new Linking(scant(id())
                .configuration(new Configuration(profile, Scope.empty(), "r"))
                .build());
    }

    /** One whose credential is under this key. */
    static Custody under(String key, CustodyId id) {
        return new Connected(held(id).build(), under(key));
    }

    /** One whose credential can be renewed, and is to be after its {@link #LIFETIME}. */
    static Custody renewable(CustodyId id) {
        return new Connected(held(id).build(), renewable());
    }

    /** One whose credential cannot be renewed. */
    static Custody until(Instant end) {
        return new Connected(held(id()).build(), ending(end));
    }

    static Vaulted under(String key) {
        return new Vaulted(key, sealed(12), Option.of(sealed(12)), Option.none(), Option.none(), Standing.SOUND);
    }

    static Vaulted renewable() {
        return RULES.vaulted(NEW_KEY, sealed(64), Option.of(sealed(64)), NOW, Option.of(LIFETIME));
    }

    private static Keeping.Builder scant(CustodyId id) {
        return Keeping.builder()
                .id(id)
                .configuration(new Configuration(PROFILE, Scope.empty(), "r"))
                .environment(Environment.SANDBOX);
    }

    private static Keeping.Builder held(CustodyId id) {
        return scant(id).credentialVersion(1);
    }

    private static Keeping.Builder full(CustodyId id) {
        return Keeping.builder()
                .id(id)
                .configuration(new Configuration("p".repeat(64), scope(), filled(ODD, 512)))
                .environment(Environment.PRODUCTION)
                .counterpart(Option.of(new Counterpart("😀".repeat(128))))
                .credentialVersion(Integer.MAX_VALUE)
                .leases(Integer.MAX_VALUE)
                .healthVersion(Integer.MAX_VALUE)
                .advised(Option.of(Deadline.LAST))
                .blocked(true)
                .pausedUntil(Option.of(NOW.plusMillis(1)));
    }

    private static Scope scope() {
        return Scope.parse("read " + "s".repeat(1019)).get();
    }

    private static Option<Trouble> paged() {
        return Option.of(new Trouble(Cause.USER_REVOKED, Option.of(filled("https://example.com/?" + ODD, 2048))));
    }

    private static Option<Trouble> unpaged() {
        return Option.of(Trouble.of(Cause.LOGIN_REQUIRED));
    }

    private static Vaulted everything(Standing standing) {
        return new Vaulted(
                "k".repeat(64),
                sealed(16_384),
                Option.of(sealed(16_384)),
                Option.of(NOW.minusMillis(1)),
                Option.of(Deadline.LAST),
                standing);
    }

    private static Option<Vaulted> everythingLeft() {
        return Option.of(everything(Standing.REFUSED));
    }

    /** What is good without end. */
    private static Vaulted lasting() {
        return new Vaulted("k", sealed(1), Option.none(), Option.none(), Option.none(), Standing.SOUND);
    }

    private static Vaulted ending(Instant end) {
        return new Vaulted("k", sealed(1), Option.none(), Option.of(end), Option.of(end), Standing.SOUND);
    }

    private static Lease lease() {
        return lease(Integer.MAX_VALUE);
    }

    private static Lease lease(int number) {
        return new Lease(number, NOW.plusMillis(1), NOW.plusMillis(2), NOW.plusMillis(3));
    }

    private static Attempts exhausted() {
        return new Attempts(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static Attempts last() {
        return new Attempts(Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    }

    private static End end(Cause cause) {
        return new End(cause, NOW);
    }

    private static String filled(String beginning, int length) {
        return beginning + "x".repeat(length - beginning.length());
    }

    private static Sealed sealed(int length) {
        return Sealed.ofBytes(RANDOM.bytes(length));
    }
}
