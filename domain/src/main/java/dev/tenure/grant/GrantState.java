package dev.tenure.grant;

/** The states of a grant, by the names under which they are stored. */
public enum GrantState {
    /** Its code waits for the exchange. */
    AUTHORIZED,
    /** Its refresh token is exchanged for the next access token. */
    REFRESHABLE,
    /** It has one access token and no way to another. */
    ACCESS_ONLY,
    /** It has ended, with every token of it. */
    ENDED
}
