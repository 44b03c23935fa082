package dev.tenure.decision;

import dev.tenure.token.Token;
import io.vavr.collection.Seq;

/** A new owner that comes into being with the change of another, in the same transaction. */
public record Founded(Owner owner, Seq<Token> issued, Seq<Event> events) {}
