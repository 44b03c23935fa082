package dev.tenure.token;

/** The id of an aggregate. It is no secret: it may be logged, and grants no access. */
public interface AggregateId {
    /** The kind of aggregate, in one word. */
    String kind();

    /** Its text, unique among all aggregates of its kind. */
    String text();
}
