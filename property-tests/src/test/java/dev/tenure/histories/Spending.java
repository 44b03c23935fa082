package dev.tenure.histories;

import dev.tenure.decision.Rejection;
import dev.tenure.service.Tenure;
import dev.tenure.token.Secret;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** A token that brings something new once is handed in, through whichever node. */
@FunctionalInterface
public interface Spending {
    /** What it brings, or why it brings nothing. */
    Either<Rejection, Seq<Secret>> through(Tenure node);
}
