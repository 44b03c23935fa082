package dev.tenure.connection;

import java.time.Instant;

/**
 * The right to send a refresh token, which one caller has at a time. It is recorded before the request is sent.
 *
 * @param number the number of the lease, which rises with each of a connection: a failure under one never ends another
 * @param sendBy the instant from which it is too late to send: the answer might come after another caller has taken
 *     over
 * @param lapsesAt the instant at which the holder is presumed dead; the token may have been used
 * @param retryAt the instant of the next attempt if the lease lapses
 * @param windowEndsAt the instant until which the issuer answers a repetition with the same pair, if the token is used
 *     under it
 * @param asksAt the instant at which the user is asked for if nothing has been heard by then
 */
public record Lease(
        int number, Instant sendBy, Instant lapsesAt, Instant retryAt, Instant windowEndsAt, Instant asksAt) {
    /** Returns true if a request may still be sent under it. */
    public boolean mayStillSend(Instant now) {
        return now.isBefore(sendBy);
    }
}
