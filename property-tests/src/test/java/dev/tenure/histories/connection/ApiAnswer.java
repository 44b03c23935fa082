package dev.tenure.histories.connection;

/** The answer of the provider's API to a call. */
enum ApiAnswer {
    /** It serves if the access token is valid. */
    SERVED,
    /** It refuses the access token, whatever that is. */
    REFUSED,
    /** It fails, which says nothing of the token. */
    FAILED
}
