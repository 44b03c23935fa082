package dev.tenure.connection;

import java.time.Instant;

/**
 * The right to send a refresh token, which one caller has at a time. It is recorded before the request is sent.
 *
 * @param number rises with each lease of a connection: what ends one never ends another
 * @param sendBy when it is too late to send, exclusive: an answer might come after others have taken over
 * @param lapsesAt when its holder is given up, and whether the token was used is in doubt
 * @param retryAt when, if it lapses, the next attempt may be made
 */
public record Lease(int number, Instant sendBy, Instant lapsesAt, Instant retryAt) {
    /** Whether a request may still be sent under it. */
    public boolean mayStillSend(Instant now) {
        return now.isBefore(sendBy);
    }
}
