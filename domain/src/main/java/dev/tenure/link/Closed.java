package dev.tenure.link;

import static dev.tenure.decision.Decision.refused;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import java.time.Instant;

/** The end of a Link, with an Item or without: it refuses every request. */
public sealed interface Closed extends Link permits Succeeded, Ended {
    /** The rejection of every request. */
    Rejection refusal();

    @Override
    default Decision<Link, Link> openSession(Instant now) {
        return refused(this, refusal());
    }

    @Override
    default Decision<Link, Link> succeed(Success success, Instant now) {
        return refused(this, refusal());
    }
}
