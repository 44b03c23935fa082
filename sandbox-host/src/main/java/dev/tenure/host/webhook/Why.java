package dev.tenure.host.webhook;

/** Why a webhook is not believed. Nothing of what was sent is repeated. */
public enum Why {
    /** A header that every such webhook bears is not there. */
    MISSING_HEADER,
    /** A header is there twice, or is too long, or has not the form of its kind. */
    UNREADABLE_HEADER,
    /** It is signed in another way than the one that is taken, or not at all. */
    WRONG_ALGORITHM,
    /** The key that it names is unknown in this environment, or has expired, or is of another kind. */
    UNKNOWN_KEY,
    /** Somebody else signed it, or something else was signed. */
    WRONG_SIGNATURE,
    /** The signed text does not say when it was sent, or with which body. */
    UNREADABLE_CLAIMS,
    /** It was sent too long ago. */
    TOO_OLD,
    /** It claims to be sent further in the future than clocks differ. */
    TOO_EARLY,
    /** It was sent too long ago, or claims to be sent in the future; which of them is not told. */
    OUT_OF_TIME,
    /** It came with another body than it was sent with. */
    WRONG_BODY,
    /** The body is no UTF-8. */
    UNREADABLE_BODY
}
