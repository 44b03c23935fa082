package dev.tenure.histories.grant;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.histories.grant.Trial.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random histories of grants under eleven profiles, in which the library answers as the oracle says: in some 23,000 steps,
 * and in a million with the system property {@code tenure.long}.
 */
@Shows({"G1", "G2", "G6", "G10"})
class GrantHistoriesTest {
    private static final int STEPS = Boolean.getBoolean("tenure.long") ? 1_000_000 : 23_000;

    /** The same histories in every build, each of its seed; so what happens in them is known, and must. */
    @Test
    void everyAnswerIsAsTheOracleSays(TestReporter reporter) {
        var trial = new Trial(Way.IN_MEMORY);
        trial.hold(STEPS, 0);
        var happened = trial.tally();
        happened.publish(reporter::publishEntry);
        happened.atLeast(
                100, "EXCHANGE accepted", "REFRESH accepted", "REFRESH SCOPE_EXCEEDED", "REFRESH WRONG_CLIENT");
        happened.atLeast(
                100, "reuse: a code", "reuse: a refresh token", "reuse: where the access token before is kept");
        happened.atLeast(100, "refresh: CONSENT_EXPIRED", "refresh: IDLE_LIFETIME_ENDED", "refresh: withdrawn");
        happened.atLeast(50, "AUTHENTICATE accepted", "AUTHENTICATE ACCESS_EXPIRED", "INTROSPECT active");
        happened.atLeast(5, "INTROSPECT CLOCK_SUSPECT", "retry: after the end of the token itself");
        happened.atLeast(50, "REFRESH UNKNOWN_TOKEN", "REFRESH WRONG_ENVIRONMENT", "REFRESH WRONG_KIND");
        happened.atLeast(50, "REFRESH CLOCK_SUSPECT", "REFRESH MALFORMED", "the clock went back", "swept grants");
        happened.atLeast(50, "retry: the same pair", "withdrew what lived", "purged a client's grant");
        happened.atLeast(20, "withdrew a user everywhere");
        happened.atLeast(3, "withdrew a user of two clients", "spared a user of one client's own");
        happened.atLeast(50, "revoked: access", "revoked: code", "revoked: refresh", "revoked: nothing");
        happened.atLeast(10, "retry: later", "retry: a millisecond before its deadline", "retry: at its deadline");
        happened.atLeast(10, "retry: a millisecond after its deadline", "retry: of another scope", "erased seals");
        happened.atLeast(20, "refresh: a millisecond before the instant", "refresh: at the instant");
        happened.atLeast(20, "AUTHORIZE ENVIRONMENT_RETIRED", "AUTHORIZE NOT_IN_FUTURE", "AUTHORIZE OUT_OF_RANGE");
        happened.atLeast(5, "refresh: a millisecond after it", "refresh: ABSOLUTE_LIFETIME_ENDED");
        happened.atLeast(5, "refresh: LIFETIME_ENDED", "reuse: two generations back", "AUTHENTICATE ROTATED");
        happened.atLeast(1, "exchange: a millisecond before the instant", "exchange: at the instant");
        happened.atLeast(5, "opened: one that lasts", "revoked: user", "AUTHORIZE UNKNOWN_PROFILE");
        happened.atLeast(1, "exchange: a millisecond after it", "retry: of a revoked token");
        happened.atLeast(1, "retry: of what was erased", "opened: the access token before", "revoked: assets");
        happened.atLeast(1, "AUTHENTICATE ACCESS_REVOKED", "END NOT_FOUND");
        happened.atLeast(10, "received: a window ended", "received: nothing", "retry: after the receipt");
        happened.atLeast(5, "confirmed a jump of the clock", "purged grants", "END accepted");
        proofsMattered(happened);
        grantsWereListedAndLimited(happened);
    }

    private static void proofsMattered(Tally happened) {
        happened.atLeast(
                50, "exchange: with its redirect URI", "exchange: with its verifier", "exchange: with its key");
        happened.atLeast(20, "EXCHANGE WRONG_CODE_PROOF", "exchange: after a wrong proof");
        happened.atLeast(10, "exchange: a verifier without a challenge", "EXCHANGE WRONG_KEY");
        happened.atLeast(50, "refresh: with its key", "refresh: bound the next token", "reuse: with its key");
        happened.atLeast(40, "REFRESH WRONG_KEY", "AUTHENTICATE WRONG_KEY");
        happened.atLeast(20, "opened: with its key", "retry: with its key", "reuse: from before the binding");
        happened.atLeast(10, "refresh: after a wrong proof", "opened: beside a certificate");
        happened.atLeast(5, "refresh: a used token with a wrong key");
        happened.atLeast(1, "retry: with another key", "reuse: a public client's retry with another key");
        happened.atLeast(5, "REFRESH KEY_REQUIRED", "AUTHORIZE NOT_ALLOWED", "ISSUE NOT_ALLOWED");
        happened.atLeast(1, "exchange: a verifier too short", "reuse: a code without its verifier");
        happened.atLeast(1, "EXCHANGE KEY_REQUIRED");
    }

    private static void grantsWereListedAndLimited(Tally happened) {
        happened.atLeast(50, "limit: the oldest ended", "ISSUE TOO_MANY_GRANTS");
        happened.atLeast(20, "limit: several ended", "limit: a code ended", "AUTHORIZE TOO_MANY_GRANTS");
        happened.atLeast(100, "listed some", "listed of two clients", "listed without one that ended unrecorded");
        happened.atLeast(20, "listed some of one client", "listed one of two clients", "listed after one");
        happened.atLeast(10, "listed more than two pages", "listed a shorter page");
    }
}
