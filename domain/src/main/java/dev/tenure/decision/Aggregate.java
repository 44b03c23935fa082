package dev.tenure.decision;

import dev.tenure.token.AggregateId;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import java.time.Instant;

/** A unit of state that owns tokens: one row, changed by one compare-and-set. */
public interface Aggregate {
    /** The id of the aggregate. */
    AggregateId id();

    /** The environment in which it is valid, and to which alone it is known by its id. */
    Environment environment();

    /** The next instant at which time alone changes it in a way that is recorded: the store's index. None if never. */
    Option<Instant> due();

    /** The instant since which it is only a record, and may be deleted; none while it can still change. */
    default Option<Instant> endedSince() {
        return Option.none();
    }
}
