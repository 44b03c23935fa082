package dev.tenure.port.outbox;

import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The events that wait for delivery, stored in the transaction of their change. Each aggregate's events form a stream
 * in the order of its versions, and only the oldest of a stream can be claimed. A claim ends with an answer, or at its
 * instant; a later answer decides nothing. Thread-safe.
 */
public interface Outbox {
    /**
     * Claims up to {@code limit} streams until an instant, exclusive: those that at {@code now} are neither claimed,
     * nor back off, nor are parked; those that have not been claimed yet come first, in the order of their oldest
     * notices. The cost is in proportion to the streams that can be claimed, and no lock remains when this returns. A
     * stream whose claim ran out is claimed again, so a notice may come twice; the first such time counts as a failure,
     * as nobody knows on which notice the relay died. A notice that cannot be read is claimed as such, and hides no
     * other.
     */
    Seq<ClaimedNotice> claim(Instant now, Instant until, int limit);

    /**
     * Begins a delivery that may end the process: it counts as failed until it is acknowledged, and the claim runs out
     * at {@code until}. Has no effect after the claim.
     */
    void begin(ClaimedNotice begun, Instant until);

    /**
     * Acknowledges a delivery: the notice is deleted, and its stream may be claimed for the next, as if nothing had
     * failed. After the claim ran out this still applies to a stream that backs off or is parked because of this
     * notice; a stream that another relay has claimed since is left alone. A second call changes nothing.
     */
    void acknowledge(ClaimedNotice delivered);

    /**
     * Records one failure, and keeps the stream from being claimed before an instant. Has no effect after the claim.
     */
    void fail(ClaimedNotice failed, Instant retryAt);

    /** Records one failure, and parks the stream until it is replayed. Has no effect after the claim. */
    void park(ClaimedNotice failed, Instant now);

    /** Returns up to {@code limit} parked streams in the order of their parking: the first, or those after this one. */
    Seq<Parked> parked(Option<Parked> after, int limit);

    /** Releases a parked stream, from its oldest notice on, as if nothing had failed. Returns true if it was parked. */
    boolean replay(AggregateId aggregate);
}
