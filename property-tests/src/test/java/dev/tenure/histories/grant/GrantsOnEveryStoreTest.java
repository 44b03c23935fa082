package dev.tenure.histories.grant;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.grant.Trial.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * G11: all stores of grants give the same answers, and hold the same data after each: in some 2,700 steps, and in
 * seven times as many with the system property {@code tenure.long}.
 */
@Shows("G11")
class GrantsOnEveryStoreTest {
    private static final int STEPS = Boolean.getBoolean("tenure.long") ? 20_000 : 2_700;

    /** Seeds that the other histories do not have. */
    private static final int FIRST_SEED = 5_000_000;

    @Test
    void everyStoreAnswersAndHoldsTheSame(TestReporter reporter) {
        var trial = new Trial(Way.ON_EVERY_STORE);
        trial.hold(STEPS, FIRST_SEED);
        var happened = trial.tally();
        happened.publish(reporter::publishEntry);
        happened.atLeast(20, "EXCHANGE accepted", "REFRESH accepted", "reuse: a code", "reuse: a refresh token");
        happened.atLeast(5, "retry: the same pair", "the clock went back", "swept grants");
        happened.atLeast(5, "refresh: CONSENT_EXPIRED", "refresh: IDLE_LIFETIME_ENDED", "purged a client's grant");
        happened.atLeast(5, "revoked: access", "REFRESH CLOCK_SUSPECT");
        happened.atLeast(
                1, "revoked: refresh", "refresh: withdrawn", "withdrew what lived", "withdrew a user everywhere");
        happened.atLeast(1, "retry: at its deadline", "erased seals", "reuse: where the access token before is kept");
        happened.atLeast(5, "exchange: with its verifier", "refresh: with its key", "REFRESH WRONG_KEY");
        happened.atLeast(1, "EXCHANGE WRONG_CODE_PROOF", "EXCHANGE WRONG_KEY", "opened: with its key");
        happened.atLeast(1, "retry: with its key", "reuse: from before the binding");
        happened.atLeast(5, "limit: the oldest ended", "listed of two clients", "listed more than two pages");
        happened.atLeast(1, "ISSUE TOO_MANY_GRANTS", "listed a shorter page", "listed after one");
    }
}
