package dev.tenure.histories.item.step;

import dev.tenure.decision.Rejection;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.generator.Choices;
import dev.tenure.histories.item.oracle.Oracle;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.item.ItemRules;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The library and the oracle, side by side under one clock. */
public final class World {
    public final Store store;
    public final Tenure tenure;
    /** A Tenure of another environment over the same store. */
    final Tenure elsewhere;

    public final Oracle oracle;
    public final Choices choices;
    final Consumer<String> cases;
    private final Set<String> names = new HashSet<>();
    private Instant now;
    private String answer = "";

    public World(Scenario scenario, Store store, Consumer<String> cases) {
        var secrets = new SeededSecrets(42);
        this.store = store;
        this.now = scenario.beginning;
        this.tenure = door(scenario.environment, secrets);
        this.elsewhere = door(Environment.PRODUCTION, secrets);
        this.oracle = new Oracle(scenario.environmentName());
        this.choices = new Choices(oracle);
        this.cases = cases;
        oracle.ledger.now = now;
    }

    private Tenure door(Environment environment, SeededSecrets secrets) {
        return Tenure.over(store, environment)
                .secrets(secrets)
                .clock(() -> now.plusNanos(700_000))
                .profiles(profiles())
                .build();
    }

    /** The profiles of a history: Plaid's, and one with a retry window. */
    public static Profile[] profiles() {
        var rules = ItemRules.builder()
                .from(Plaid.PLAID.items())
                .retryWindow(Option.of(Duration.ofSeconds(30)))
                .build();
        return new Profile[] {
            Plaid.PLAID,
            Plaid.PLAID_LEGACY,
            Plaid.PLAID.withName("plaid-forgiving").withItems(rules)
        };
    }

    public Instant now() {
        return now;
    }

    /** Lets the clock show this instant, and a little more than its millisecond. */
    public void clockShows(Instant instant) {
        now = instant;
        oracle.ledger.now = instant;
    }

    /** Compares an answer with the one that the oracle expected. */
    void expect(String expected, Either<Rejection, ?> actual) {
        answer = nameOf(actual);
        if (!answer.equals(expected)) throw new AssertionError("answer: expected " + expected + ", was " + answer);
    }

    static String nameOf(Either<Rejection, ?> actual) {
        return actual.fold(why -> why.code().name(), accepted -> Refused.ACCEPTED);
    }

    /** Makes this the last answer again, after something that no step asked for. */
    public void restore(String earlier) {
        answer = earlier;
    }

    /** The last answer: accepted, or the name of the reason. */
    public String answer() {
        return answer;
    }

    public boolean wasRefused() {
        return !answer.equals(Refused.ACCEPTED);
    }

    public void happened(String interesting) {
        cases.accept(interesting);
    }

    /** Tells the oracle the text of the token that it expected last. */
    void issued(Secret secret) {
        oracle.lastIssued().text = fresh(secret.reveal());
    }

    /** A name or a token that nothing had before. */
    String fresh(String name) {
        if (!names.add(name)) throw new AssertionError("given out twice: " + name);
        return name;
    }

    public static void check(boolean holds, String invariant) {
        if (!holds) throw new AssertionError(invariant);
    }

    public static void check(boolean holds, Supplier<String> invariant) {
        if (!holds) throw new AssertionError(invariant.get());
    }
}
