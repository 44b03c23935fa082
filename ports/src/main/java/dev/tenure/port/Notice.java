package dev.tenure.port;

import dev.tenure.decision.Event;
import dev.tenure.token.OwnerId;
import io.vavr.collection.Seq;

/** An event on its way: whose it is, and which change of its owner it belongs to. Never a secret. */
public record Notice(EventId id, OwnerId owner, long version, Event event) {
    /** The events of one change, in order. */
    public static Seq<Notice> of(OwnerId owner, long version, Seq<Event> events) {
        return of(owner, version, events, EventFilter.everything());
    }

    /** Those of them that are written. */
    public static Seq<Notice> of(OwnerId owner, long version, Seq<Event> events, EventFilter written) {
        return events.zipWithIndex()
                .filter(event -> written.writes(event._1()))
                .map(event -> new Notice(EventId.of(owner, version, event._2()), owner, version, event._1()));
    }
}
