package dev.tenure.fuzz;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.token.Scope;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A text is a scope as a whole or not at all; repeated names are written once. */
@Shows("G8")
class ScopeTextsTest {
    private static final int RUNS = Boolean.getBoolean("tenure.long") ? 1_000_000 : 12_000;
    private static final List<String> VALID = List.of(
            "accounts",
            "openid accounts transactions offline_access",
            "a b a",
            "https://api.example/read:all !#$%&'()*+,-./[]^_`{|}~",
            "a".repeat(8192),
            "ab ".repeat(2730) + "z");

    private final Tally counts = new Tally();

    @Test
    void aScopeIsReadWholeOrNotAtAll(TestReporter reporter) {
        Mutations.each(RUNS, VALID, text -> {
            var read = Scope.parse(text);
            var names = names(text);
            check(read.toOption().map(scope -> scope.names().toJavaSet()), names);
            if (names.isEmpty()) return;
            var printed = read.get().text();
            check(Option.of(printed), Option.of(String.join(" ", names.get())));
            check(Scope.parse(printed), read);
            counts.happened(printed.equals(text) ? "a scope as it was written" : "a scope without what came twice");
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(500, "a scope as it was written", "a scope without what came twice");
    }

    @Test
    void aNameIsOneThatATextCouldHaveBroughtOrIsRefusedUnseen(TestReporter reporter) {
        Mutations.each(RUNS, VALID, text -> {
            var isName =
                    !text.isEmpty() && text.length() <= 8192 && text.chars().allMatch(ScopeTextsTest::isLetter);
            var said = Refusals.of(() -> new Scope(io.vavr.collection.LinkedHashSet.of(text)), text);
            check(Option.of(said.isEmpty()), Option.of(isName));
            counts.happened(isName, "the name of a scope");
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(500, "the name of a scope accepted", "the name of a scope refused");
    }

    /** By hand, from RFC 6749 section 3.3. */
    private static Option<Set<String>> names(String text) {
        if (text.isEmpty() || text.length() > 8192) return Option.none();
        var names = new LinkedHashSet<>(Arrays.asList(text.split(" ", -1)));
        return names.stream().allMatch(name -> !name.isEmpty() && name.chars().allMatch(ScopeTextsTest::isLetter))
                ? Option.of(names)
                : Option.none();
    }

    private static boolean isLetter(int c) {
        return c == 0x21 || (c >= 0x23 && c <= 0x5b) || (c >= 0x5d && c <= 0x7e);
    }

    private static void check(Object actual, Object expected) {
        if (!actual.equals(expected)) throw new AssertionError("expected " + expected + ", was " + actual);
    }
}
