package dev.tenure.host.webhook;

/** The reasons for which a webhook is not believed. */
public enum VerificationFailure {
    /** A required header is missing. */
    MISSING_HEADER,
    /** A header is repeated, too long or malformed. */
    UNREADABLE_HEADER,
    /** The algorithm is not the required one. */
    WRONG_ALGORITHM,
    /** The key is unknown in this environment, has expired or is of another type. */
    UNKNOWN_KEY,
    /** The signature does not match the key and the text. */
    WRONG_SIGNATURE,
    /** The claims lack the instant or the hash of the body. */
    UNREADABLE_CLAIMS,
    /** The webhook is too old. */
    TOO_OLD,
    /** The webhook is further in the future than clocks may differ. */
    TOO_EARLY,
    /** The webhook is too old or in the future; the library does not tell which. */
    OUT_OF_TIME,
    /** The body is not the signed one. */
    WRONG_BODY,
    /** The body is not UTF-8. */
    UNREADABLE_BODY
}
