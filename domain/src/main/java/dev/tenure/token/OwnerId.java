package dev.tenure.token;

/** The name of an owner. It is no secret: it may be logged, and it opens nothing. */
public interface OwnerId {
    /** What it is the name of, in one word. */
    String kind();

    /** Its text, unique among all owners of its kind. */
    String text();
}
