package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemediesTest {
    /** The next step of an app that uses Tenure for its users' bank logins. */
    private static String nextStep(Rejection why) {
        return switch (why.remedy()) {
            case NONE -> "tell the caller, and leave it";
            case WAIT -> "ask again in a moment";
            case RELOAD -> "load again, then decide again";
            case REFRESH -> "use the newest token, or refresh";
            case UPDATE_MODE -> "send the user through update mode";
            case REAUTHORIZE -> "send the user through authorization";
            case RELINK -> "send the user through Link";
            case FIX_CONFIGURATION -> "alert a developer: " + why.code();
        };
    }

    @Test
    void theRemedySaysWhatToDo() {
        assertThat(nextStep(new Rejection.Busy(Duration.ofSeconds(2)))).isEqualTo("ask again in a moment");
        assertThat(nextStep(new Rejection.Malformed())).isEqualTo("alert a developer: " + RejectionCode.MALFORMED);
    }
}
