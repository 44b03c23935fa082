package dev.tenure.decision;

import dev.tenure.token.Token;
import io.vavr.collection.Seq;

/** A new aggregate, created by the decision of another in the same transaction. */
public record Created(Aggregate aggregate, Seq<Token> issued, Seq<Event> events) {}
