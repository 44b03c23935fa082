package dev.tenure.connection;

import java.util.regex.Pattern;

/**
 * An error as the other side named it, as far as that can be kept and shown: 1 to 64 letters, digits, underscores, dots
 * and hyphens, as the codes of OAuth (RFC 6749 section 5.2) and Plaid are.
 */
record ErrorCode(String value) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final ErrorCode UNREADABLE = new ErrorCode("unreadable");

    /** The code that this text is; {@code unreadable} for anything else, of which nothing is kept. */
    static ErrorCode of(String text) {
        return CODE.matcher(text).matches() ? new ErrorCode(text) : UNREADABLE;
    }
}
