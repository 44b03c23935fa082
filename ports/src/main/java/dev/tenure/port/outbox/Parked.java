package dev.tenure.port.outbox;

import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * A stream that was set aside, because its oldest notice was never taken.
 *
 * @param notice the notice, or why it cannot be read
 * @param failed how often its delivery has failed
 * @param place where it stands among the parked
 */
public record Parked(Either<Unreadable, Notice> notice, Instant since, int failed, long place) {
    /** Whose stream it is. */
    public AggregateId aggregate() {
        return notice.fold(Unreadable::aggregate, Notice::aggregate);
    }
}
