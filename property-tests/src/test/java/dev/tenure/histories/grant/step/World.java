package dev.tenure.histories.grant.step;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.generator.Choices;
import dev.tenure.histories.grant.oracle.HostOracle;
import dev.tenure.histories.grant.oracle.Ledger;
import dev.tenure.histories.grant.oracle.Oracle;
import dev.tenure.histories.grant.oracle.Terms;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The library and the oracle, side by side under one clock. */
public final class World {
    public final Store store;
    final Tenure tenure;
    public final Ledger ledger;
    final Oracle oracle;
    public final HostOracle host;
    public final Choices choices;
    final Consumer<String> cases;
    private final List<Notice> told = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Instant now;
    private String answer = "";

    public World(Scenario scenario, Store store, Consumer<String> cases) {
        this.store = store;
        this.now = scenario.beginning;
        this.tenure = Tenure.over(store, scenario.environment)
                .secrets(new SeededSecrets(42))
                .clock(() -> now.plusNanos(700_000))
                .retention(Terms.RETENTION)
                .profiles(Terms.profiles())
                .build();
        this.ledger = new Ledger(scenario.environment.name().toLowerCase(Locale.ROOT), scenario.retiresAt);
        this.oracle = new Oracle(ledger);
        this.host = new HostOracle(oracle);
        this.choices = new Choices(oracle);
        this.cases = cases;
        ledger.now = now;
    }

    /** The environment and the first instant of a history. */
    public enum Scenario {
        SANDBOX(Environment.SANDBOX, "2024-02-28T22:00:00Z", null),
        /** An hour before the environment is retired. */
        RETIREMENT(Environment.DEVELOPMENT, "2024-06-19T23:00:00Z", "2024-06-20T00:00:00Z");

        final Environment environment;
        final Instant beginning;
        final @Nullable Instant retiresAt;

        Scenario(Environment environment, String beginning, @Nullable String retiresAt) {
            this.environment = environment;
            this.beginning = Instant.parse(beginning);
            this.retiresAt = retiresAt == null ? null : Instant.parse(retiresAt);
        }
    }

    public Instant now() {
        return now;
    }

    /** Lets the clock show this instant, and a little more than its millisecond. */
    public void clockShows(Instant instant) {
        now = instant;
        ledger.now = instant;
    }

    /** Compares an answer with the one that the oracle expected. */
    void expect(String expected, Either<Rejection, ?> actual) {
        expect(expected, nameOf(actual));
    }

    void expect(String expected, String actual) {
        answer = actual;
        same("answer", expected, actual);
    }

    static String nameOf(Either<Rejection, ?> actual) {
        return actual.fold(why -> why.code().name(), accepted -> Refused.ACCEPTED);
    }

    /** The last answer: accepted, or the name of the reason. */
    public String answer() {
        return answer;
    }

    /** Adds the details that came with the last answer. */
    public void told(Object more) {
        answer = answer + " " + more;
    }

    public void happened(String interesting) {
        cases.accept(interesting);
    }

    /** Drains the outbox. Returns everything that was ever in it. */
    public List<Notice> told() {
        var claimed = store.outbox().claim(Instant.EPOCH, Ledger.LAST, 1000);
        while (!claimed.isEmpty()) {
            claimed.forEach(claim -> told.add(claim.notice().get()));
            claimed.forEach(store.outbox()::acknowledge);
            claimed = store.outbox().claim(Instant.EPOCH, Ledger.LAST, 1000);
        }
        return List.copyOf(told);
    }

    /** A name or a token that nothing had before. */
    String fresh(String name) {
        check(names.add(name), () -> "given out twice: " + name);
        return name;
    }

    /** Every grant that is stored, by its name. */
    public Map<String, Versioned<Grant>> stored() {
        var stored = new LinkedHashMap<String, Versioned<Grant>>();
        for (var grant : ledger.grants) store.grants().find(id(grant.id)).forEach(found -> stored.put(grant.id, found));
        return stored;
    }

    static GrantId id(String text) {
        return new GrantId(UUID.fromString(text));
    }

    public static void same(String what, @Nullable Object expected, @Nullable Object actual) {
        check(Ledger.same(expected, actual), () -> what + ": expected " + expected + ", was " + actual);
    }

    public static void check(boolean holds, String invariant) {
        if (!holds) throw new AssertionError(invariant);
    }

    public static void check(boolean holds, Supplier<String> invariant) {
        if (!holds) throw new AssertionError(invariant.get());
    }
}
