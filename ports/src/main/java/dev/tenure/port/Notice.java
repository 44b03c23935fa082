package dev.tenure.port;

import dev.tenure.decision.Event;
import dev.tenure.token.OwnerId;
import io.vavr.collection.Seq;

/** An event on its way: whose it is, and which change of its owner it belongs to. Never a secret. */
public record Notice(EventId id, OwnerId owner, long version, Event event) {
    /** The events of one change, in order. */
    public static Seq<Notice> of(OwnerId owner, long version, Seq<Event> events) {
        return events.zipWithIndex(
                (event, ordinal) -> new Notice(EventId.of(owner, version, ordinal), owner, version, event));
    }
}
