package dev.tenure.histories.grants;

import dev.tenure.contract.report.Shows;
import dev.tenure.histories.grants.Trial.Way;
import org.junit.jupiter.api.Test;

/**
 * Random histories of grants under nine profiles, in which the library answers as the oracle says: in some 20,000 steps,
 * and in a million with the system property {@code tenure.long}.
 */
@Shows({"G1", "G2", "G6", "G10"})
class GrantHistoriesTest {
    private static final int STEPS = Boolean.getBoolean("tenure.long") ? 1_000_000 : 20_000;

    /** The same histories in every build, each of its seed; so what happens in them is known, and must. */
    @Test
    void everyAnswerIsAsTheOracleSays() {
        var trial = new Trial(Way.IN_MEMORY);
        trial.hold(STEPS, 0);
        trial.happened(100, "EXCHANGE accepted", "REFRESH accepted", "REFRESH SCOPE_EXCEEDED", "REFRESH WRONG_CLIENT");
        trial.happened(100, "reuse: a code", "reuse: a refresh token", "reuse: where the access token before is kept");
        trial.happened(100, "refresh: CONSENT_EXPIRED", "refresh: IDLE_LIFETIME_ENDED", "refresh: withdrawn");
        trial.happened(50, "AUTHENTICATE accepted", "AUTHENTICATE ACCESS_EXPIRED", "INTROSPECT active");
        trial.happened(50, "REFRESH UNKNOWN_TOKEN", "REFRESH WRONG_ENVIRONMENT", "REFRESH WRONG_KIND");
        trial.happened(50, "REFRESH CLOCK_SUSPECT", "REFRESH MALFORMED", "the clock went back", "swept grants");
        trial.happened(50, "retry: the same pair", "withdrew what lived", "purged a client's grant");
        trial.happened(50, "revoked: access", "revoked: code", "revoked: refresh", "revoked: nothing");
        trial.happened(10, "retry: later", "retry: a millisecond before its deadline", "retry: at its deadline");
        trial.happened(10, "retry: a millisecond after its deadline", "retry: of another scope", "erased seals");
        trial.happened(20, "refresh: a millisecond before the instant", "refresh: at the instant");
        trial.happened(20, "AUTHORISE ENVIRONMENT_RETIRED", "AUTHORISE NOT_IN_FUTURE", "AUTHORISE OUT_OF_RANGE");
        trial.happened(5, "refresh: a millisecond after it", "refresh: ABSOLUTE_LIFETIME_ENDED");
        trial.happened(5, "refresh: LIFETIME_ENDED", "reuse: two generations back", "AUTHENTICATE ROTATED");
        trial.happened(1, "exchange: a millisecond before the instant", "exchange: at the instant");
        trial.happened(5, "opened: one that lasts", "revoked: user", "AUTHORISE UNKNOWN_PROFILE");
        trial.happened(1, "exchange: a millisecond after it", "retry: of what was given back");
        trial.happened(1, "retry: of what was erased", "opened: the access token before", "revoked: assets");
        trial.happened(1, "AUTHENTICATE ACCESS_REVOKED", "END UNKNOWN_OWNER", "END UNFIT_CAUSE");
    }
}
