package dev.tenure.port;

import dev.tenure.token.OwnerId;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * A stream that was set aside, because its oldest notice was never taken.
 *
 * @param notice the notice, or why it cannot be read
 * @param failed how often its delivery has failed
 * @param turn where it stands among the parked
 */
public record Parked(Either<Unreadable, Notice> notice, Instant since, int failed, long turn) {
    /** Whose stream it is. */
    public OwnerId owner() {
        return notice.fold(Unreadable::owner, Notice::owner);
    }
}
