package dev.tenure.port.issuer;

/** The meaning of a token endpoint's response without tokens, for the refresh token that was sent. */
public enum ErrorMeaning {
    /** The refresh token is invalid for good. */
    DEAD,
    /** The provider wants the user; the refresh token stays valid. */
    USER_NEEDED,
    /** The host's configuration is wrong; the refresh token was not examined. */
    SET_UP,
    /** The provider takes no more requests for now; the refresh token was not examined. */
    RATE_LIMIT,
    /** The provider, or a proxy before it, is in trouble that passes. The refresh token may have been used. */
    TROUBLE,
    /** Nothing that the table knows. The refresh token may have been used. */
    UNKNOWN;

    /**
     * Returns the row that gives this meaning to a response with one of these codes in this field.
     *
     * @param pointer the field, as a JSON pointer (RFC 6901) such as {@code /error}
     */
    public ErrorRow when(String pointer, String... codes) {
        return ErrorRow.of(this, FieldCondition.of(pointer, codes));
    }
}
