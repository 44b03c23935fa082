package dev.tenure.connection;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import java.util.regex.Pattern;

/**
 * An error code of the provider, if it can be stored and shown: 1 to 64 letters, digits, underscores, dots and
 * hyphens, as the codes of OAuth (RFC 6749 section 5.2) and Plaid are.
 */
record ErrorCode(String value) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final ErrorCode UNREADABLE = new ErrorCode("unreadable");

    /** Returns the event with the code of a provider's error, whose text is unchecked. */
    static Event in(Event event, String error) {
        return event.with(Detail.ERROR, of(error).value());
    }

    /** Parses a code; {@code unreadable} for any other text, of which nothing is stored. */
    static ErrorCode of(String text) {
        return CODE.matcher(text).matches() ? new ErrorCode(text) : UNREADABLE;
    }
}
