package dev.tenure.port.outbox;

import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The events that wait for delivery, stored in the transaction of the change they tell of. Each aggregate's form a stream in
 * the order of its versions, and only the oldest of a stream can be claimed. A claim ends with an answer, or at its
 * instant; what is answered later decides no more. Thread-safe.
 */
public interface Outbox {
    /**
     * Claims up to {@code limit} streams until an instant, exclusive: those that at {@code now} are neither claimed, nor
     * back off, nor are parked; those that have not been claimed yet come first, in the order of their oldest notices.
     * The cost is in proportion to what can be claimed, and nothing is locked when this returns. A stream whose claim ran
     * out is claimed again, so a notice may come twice; the first such time counts as a failure, as nobody knows of which
     * notice the relay died. A notice that cannot be read is claimed as such, and hides no other.
     */
    Seq<ClaimedNotice> claim(Instant now, Instant until, int limit);

    /**
     * A delivery begins that may end the process: it counts as failed from now on until it is acknowledged, and the claim
     * runs out at another instant. Too late changes nothing.
     */
    void begin(ClaimedNotice begun, Instant until);

    /**
     * It was delivered: the notice is deleted, and its stream may be claimed for the next, as if nothing had failed. After
     * the claim ran out the same happens to a stream that backs off or is parked because of this notice; but one that
     * somebody has claimed since is left to them. Again changes nothing.
     */
    void acknowledge(ClaimedNotice delivered);

    /** It was not delivered: this counts once, and its stream is not claimed before an instant. Too late changes nothing. */
    void fail(ClaimedNotice failed, Instant retryAt);

    /** It was not delivered: this counts once, and its stream waits to be replayed. Too late changes nothing. */
    void park(ClaimedNotice failed, Instant now);

    /** Up to {@code limit} parked streams in the order of their parking: the first, or those after this one. */
    Seq<Parked> parked(Option<Parked> after, int limit);

    /** Lets a parked stream be claimed, from its oldest notice on, as if nothing had failed; whether it was parked. */
    boolean replay(AggregateId aggregate);
}
