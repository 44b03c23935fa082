package dev.tenure.port.outbox;

import dev.tenure.decision.Event;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;

/** An event on its way: whose it is, and which change of its aggregate it belongs to. Never a secret. */
public record Notice(EventId id, AggregateId aggregate, long version, Event event) {
    /** The events of one change, in order. */
    public static Seq<Notice> of(AggregateId aggregate, long version, Seq<Event> events) {
        return of(aggregate, version, events, EventFilter.everything());
    }

    /** Those of them that are written. */
    public static Seq<Notice> of(AggregateId aggregate, long version, Seq<Event> events, EventFilter written) {
        return events.zipWithIndex()
                .filter(event -> written.writes(event._1()))
                .map(event -> new Notice(EventId.of(aggregate, version, event._2()), aggregate, version, event._1()));
    }
}
