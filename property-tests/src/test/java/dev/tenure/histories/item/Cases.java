package dev.tenure.histories.item;

import dev.tenure.histories.item.generator.Command;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases of a history that are worth counting, and their names. */
final class Cases {
    private static final Set<String> ANSWERS = Set.of(
            "OPEN OUT_OF_RANGE",
            "OPEN ENVIRONMENT_RETIRED",
            "OPEN UNKNOWN_PROFILE",
            "OPEN_SESSION accepted",
            "OPEN_SESSION CONSUMED",
            "OPEN_SESSION EXPIRED",
            "OPEN_SESSION LINK_ENDED",
            "SUCCEED accepted",
            "SUCCEED LINK_ENDED",
            "SUCCEED NOT_IN_FUTURE",
            "SUCCEED OUT_OF_RANGE",
            "EXCHANGE accepted",
            "EXCHANGE CONSUMED",
            "EXCHANGE EXPIRED",
            "EXCHANGE REMOVED",
            "EXCHANGE WRONG_CLIENT",
            "ROTATE accepted",
            "RECEIVED accepted",
            "RECEIVED WRONG_CLIENT",
            "REISSUE accepted",
            "REISSUE NO_ACCESS_TOKEN",
            "REISSUE REMOVED",
            "ROTATE ROTATED",
            "ROTATE CLOCK_SUSPECT",
            "ROTATE WRONG_CLIENT",
            "ROTATE WRONG_ENVIRONMENT",
            "ROTATE WRONG_KIND",
            "ROTATE MALFORMED",
            "ROTATE UNKNOWN_TOKEN",
            "AUTHENTICATE accepted",
            "AUTHENTICATE NEEDS_UPDATE",
            "AUTHENTICATE_PROCESSOR accepted",
            "AUTHENTICATE_PROCESSOR ACCOUNT_NOT_SHARED",
            "AUTHENTICATE_PROCESSOR NEEDS_UPDATE",
            "AUTHENTICATE_PROCESSOR WRONG_CLIENT",
            "START_UPDATE accepted",
            "START_UPDATE NOT_ACTIVE",
            "COMPLETE_UPDATE accepted",
            "COMPLETE_UPDATE EXPIRED",
            "COMPLETE_UPDATE NOT_IN_FUTURE",
            "COMPLETE_UPDATE REMOVED",
            "ISSUE_PROCESSOR accepted",
            "ISSUE_PROCESSOR ACCOUNT_NOT_SHARED",
            "REMOVE_BY_TOKEN accepted",
            "REMOVE_BY_TOKEN NOT_ALLOWED",
            "LOGIN_REQUIRED CLOCK_SUSPECT",
            "SELF_HEAL CONSENT_STILL_EXPIRED",
            "SELF_HEAL NOT_IN_FUTURE",
            "DISCONNECT NOT_IN_FUTURE",
            "WITHDRAW accepted",
            "ELSEWHERE WRONG_ENVIRONMENT");

    private Cases() {}

    /** An answer, if it is worth counting. */
    static Optional<String> of(Command command, String answer) {
        var name = command + " " + answer;
        return ANSWERS.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** The change of an Item's state. */
    static Optional<String> of(@Nullable String before, String now) {
        if (before == null) return Optional.empty();
        var words = now.split(" ", -1);
        return Optional.of("became " + (words.length == 1 ? now : words[0] + " " + words[1]));
    }
}
