package dev.tenure.decision;

import dev.tenure.token.AggregateId;
import io.vavr.control.Option;
import java.time.Instant;

/** What has state and owns tokens: one row, changed by one compare-and-set. */
public interface Aggregate {
    /** Its name. */
    AggregateId id();

    /** When time will next change it by itself in a way that is recorded: the store's index. None if never. */
    Option<Instant> due();

    /** Since when it is kept only to tell what became of it, and may be forgotten; none while something can come of it. */
    default Option<Instant> endedSince() {
        return Option.none();
    }
}
