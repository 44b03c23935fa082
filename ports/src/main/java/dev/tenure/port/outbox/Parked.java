package dev.tenure.port.outbox;

import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * A stream that was set aside, because its oldest notice could not be delivered.
 *
 * @param notice the notice, or the reason why it cannot be read
 * @param failed the number of failed deliveries
 * @param place its position among the parked streams
 */
public record Parked(Either<Unreadable, Notice> notice, Instant since, int failed, long place) {
    /** The aggregate of the stream. */
    public AggregateId aggregate() {
        return notice.fold(Unreadable::aggregate, Notice::aggregate);
    }
}
