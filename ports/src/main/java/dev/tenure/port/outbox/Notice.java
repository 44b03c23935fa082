package dev.tenure.port.outbox;

import dev.tenure.decision.Event;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;

/** An event to be delivered, with its aggregate and the version of the change. Never a secret. */
public record Notice(EventId id, AggregateId aggregate, long version, Event event) {
    /** The events of one change, in order. */
    public static Seq<Notice> of(AggregateId aggregate, long version, Seq<Event> events) {
        return of(aggregate, version, events, EventFilter.everything());
    }

    /** The written events of one change, in order. */
    public static Seq<Notice> of(AggregateId aggregate, long version, Seq<Event> events, EventFilter written) {
        return events.zipWithIndex()
                .filter(event -> written.writes(event._1()))
                .map(event -> new Notice(EventId.of(aggregate, version, event._2()), aggregate, version, event._1()));
    }
}
