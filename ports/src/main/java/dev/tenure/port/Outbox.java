package dev.tenure.port;

import io.vavr.collection.Seq;
import java.time.Instant;

/**
 * The events that wait for delivery, stored in the transaction of the change they tell of. Each owner's form a stream in
 * the order of its versions. Thread-safe.
 */
public interface Outbox {
    /**
     * The oldest notice of each of up to {@code limit} streams that nobody claims at {@code now}; claimed from now on
     * until {@code until}, exclusive. A stream whose claim ran out may be claimed again, so a notice may come twice.
     */
    Seq<Notice> claim(Instant now, Instant until, int limit);

    /** It was delivered: it is deleted, and its stream may be claimed for the next. Again changes nothing. */
    void acknowledge(Notice delivered);
}
