package dev.tenure.histories.grants;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.histories.Refused;
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
final class World {
    final Store store;
    final Tenure tenure;
    final Book book;
    final Oracle oracle;
    final HostOracle host;
    final Choices choices;
    final Consumer<String> cases;
    private final List<Notice> told = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Instant now;
    private String answer = "";

    World(Scene scene, Store store, Consumer<String> cases) {
        this.store = store;
        this.now = scene.beginning;
        this.tenure = Tenure.over(store, scene.environment)
                .secrets(new SeededSecrets(42))
                .clock(() -> now.plusNanos(700_000))
                .retention(Terms.RETENTION)
                .profiles(Terms.profiles())
                .build();
        this.book = new Book(scene.environment.name().toLowerCase(Locale.ROOT), scene.retiresAt);
        this.oracle = new Oracle(book);
        this.host = new HostOracle(oracle);
        this.choices = new Choices(oracle);
        this.cases = cases;
        book.now = now;
    }

    /** Where and when a history takes place. */
    enum Scene {
        SANDBOX(Environment.SANDBOX, "2024-02-28T22:00:00Z", null),
        /** An hour before the environment is retired. */
        RETIREMENT(Environment.DEVELOPMENT, "2024-06-19T23:00:00Z", "2024-06-20T00:00:00Z");

        final Environment environment;
        final Instant beginning;
        final @Nullable Instant retiresAt;

        Scene(Environment environment, String beginning, @Nullable String retiresAt) {
            this.environment = environment;
            this.beginning = Instant.parse(beginning);
            this.retiresAt = retiresAt == null ? null : Instant.parse(retiresAt);
        }
    }

    Instant now() {
        return now;
    }

    /** Lets the clock show this instant, and a little more than its millisecond. */
    void clockShows(Instant instant) {
        now = instant;
        book.now = instant;
    }

    /** Holds an answer against what the oracle expected. */
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

    /** The last answer: accepted, or the name of the reason why not. */
    String answer() {
        return answer;
    }

    /** The last answer with what came with it. */
    void told(Object more) {
        answer = answer + " " + more;
    }

    void happened(String interesting) {
        cases.accept(interesting);
    }

    /** Takes all that waits in the outbox, and says what was ever in it. */
    List<Notice> told() {
        var claimed = store.outbox().claim(Instant.EPOCH, Book.LAST, 1000);
        while (!claimed.isEmpty()) {
            claimed.forEach(claim -> told.add(claim.notice().get()));
            claimed.forEach(store.outbox()::acknowledge);
            claimed = store.outbox().claim(Instant.EPOCH, Book.LAST, 1000);
        }
        return List.copyOf(told);
    }

    /** A name or a token that nothing had before. */
    String fresh(String name) {
        check(names.add(name), () -> "given out twice: " + name);
        return name;
    }

    /** Every grant that is stored, by its name. */
    Map<String, Versioned<Grant>> stored() {
        var stored = new LinkedHashMap<String, Versioned<Grant>>();
        for (var grant : book.grants) store.grants().find(id(grant.id)).forEach(found -> stored.put(grant.id, found));
        return stored;
    }

    static GrantId id(String text) {
        return new GrantId(UUID.fromString(text));
    }

    static void same(String what, @Nullable Object expected, @Nullable Object actual) {
        check(Book.same(expected, actual), () -> what + ": expected " + expected + ", was " + actual);
    }

    static void check(boolean holds, String invariant) {
        if (!holds) throw new AssertionError(invariant);
    }

    static void check(boolean holds, Supplier<String> invariant) {
        if (!holds) throw new AssertionError(invariant.get());
    }
}
