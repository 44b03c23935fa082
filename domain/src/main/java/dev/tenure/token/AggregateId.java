package dev.tenure.token;

/** The name of an aggregate. It is no secret: it may be logged, and it opens nothing. */
public interface AggregateId {
    /** What it is the name of, in one word. */
    String kind();

    /** Its text, unique among all aggregates of its kind. */
    String text();
}
