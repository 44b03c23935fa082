package dev.tenure.fuzz;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.item.Webhook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** An address is stored unchanged and prints only its host; any other text is refused without being repeated. */
@Shows("G8")
class WebhookTextsTest {
    private static final int RUNS = Boolean.getBoolean("tenure.long") ? 500_000 : 12_000;
    private static final List<String> VALID = List.of(
            "https://example.com/hook?key=opensesame#part",
            "http://ada:opensesame@example.com:8080/a/b",
            "https://[2001:db8::1]:443/hook",
            "https://192.0.2.7/",
            "https://xn--bcher-kva.example/%E2%82%AC",
            "https://example.com/" + "w".repeat(2028));

    private final Tally counts = new Tally();

    @Test
    void anAddressIsKeptAsItIsOrRefusedUnseen(TestReporter reporter) {
        Mutations.each(RUNS, VALID, text -> {
            var refusal = Refusals.of(() -> new Webhook(text), text);
            counts.happened(refusal.isEmpty(), "an address");
            if (refusal.isDefined()) return;
            check(text.startsWith("https://") || text.startsWith("http://"), "another scheme");
            check(text.length() <= 2048 && Mutations.isStorable(text), "not to be kept");
            check(text.chars().noneMatch(c -> c <= ' ' || c == 0x7f), "blanks and control characters");
            var kept = new Webhook(text);
            check(kept.url().equals(text), "kept otherwise");
            check(kept.toString().equals("Webhook[" + host(text) + "]"), "shown as " + kept);
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(2_000, "an address accepted", "an address refused");
    }

    /** Reads by hand the text between the user and the port. */
    private static String host(String url) {
        var rest = url.substring(url.indexOf("//") + 2);
        var authority = rest.split("[/?#]", 2)[0];
        var behindUser = authority.substring(authority.lastIndexOf('@') + 1);
        return behindUser.startsWith("[")
                ? behindUser.substring(0, behindUser.indexOf(']') + 1)
                : behindUser.split(":", 2)[0];
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }
}
