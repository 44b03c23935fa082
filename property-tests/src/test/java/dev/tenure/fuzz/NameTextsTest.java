package dev.tenure.fuzz;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.UpdateReason;
import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Processor;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and notes from outside are stored unchanged, or refused without being repeated. */
@Shows("G8")
class NameTextsTest {
    private static final int RUNS = Boolean.getBoolean("tenure.long") ? 100_000 : 4_000;

    private final Tally counts = new Tally();

    /** Each type that stores a text, with the part that it stores. */
    static Stream<Kept> kept() {
        return Stream.of(
                new Kept("client", 128, text -> new ClientId(text).value()),
                new Kept("user", 256, text -> new UserId(text).value()),
                new Kept("processor", 128, text -> new Processor(text).name()),
                new Kept("institution", 128, text -> new InstitutionId(text).value()),
                new Kept("remote id", 256, text -> new RemoteId(text).value()),
                new Kept("profile", 64, text -> new Configuration(text, Scope.empty(), "ledger 42").profile()),
                new Kept("reference", 512, text -> new Configuration("plaid", Scope.empty(), text).reference()),
                new Kept("page", 2048, NameTextsTest::page),
                new Kept("account", 256, text -> new AccountLabel(text, Option.none()).name()),
                new Kept("mask", 16, NameTextsTest::mask),
                new Kept("note", 512, text -> removal(Option.of(text), Option.none())
                        .note()
                        .get()),
                new Kept("product", 64, text -> removal(Option.none(), Option.of(text))
                        .product()
                        .get()));
    }

    private static String page(String text) {
        return new UpdateReason(UpdateCause.LOGIN_REQUIRED, Option.of(text))
                .url()
                .get();
    }

    private static String mask(String text) {
        return new AccountLabel("Checking", Option.of(text)).mask().get();
    }

    private static Removal removal(Option<String> note, Option<String> product) {
        return new Removal(RemovalReason.FRAUD, note, product);
    }

    record Kept(String name, int longest, Function<String, String> keeping) {
        List<String> valid() {
            return List.of(
                    "ins_109508",
                    "zo\u00eb ",
                    "\u6f22\u5b57 \ud835\udcb3",
                    "a".repeat(longest),
                    "\ud83d\ude00".repeat(longest / 2),
                    "client-7.of_us~");
        }

        boolean takes(String text) {
            return !text.isEmpty()
                    && text.length() <= longest
                    && Mutations.isStorable(text)
                    && (!name.equals("client") || text.chars().allMatch(c -> c > ' ' && c <= '~'));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aTextIsKeptAsItIsOrRefusedUnseen(Kept outcome, TestReporter reporter) {
        Mutations.each(RUNS, outcome.valid(), text -> {
            var refusal = Refusals.of(() -> outcome.keeping.apply(text), text);
            var isTaken = outcome.takes(text);
            if (isTaken != refusal.isEmpty()) throw new AssertionError("taken: " + refusal.isEmpty());
            if (isTaken && !outcome.keeping.apply(text).equals(text)) throw new AssertionError("kept otherwise");
            counts.happened(isTaken, "a name: " + outcome);
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(200, "a name: " + outcome + " accepted", "a name: " + outcome + " refused");
    }
}
