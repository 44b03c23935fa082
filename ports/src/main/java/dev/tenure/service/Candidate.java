package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Moment;
import java.util.function.BiFunction;

/** What was found under a name, and what to decide on it, or on what it has become meanwhile. */
record Candidate<I, S, R>(I id, Versioned<S> found, BiFunction<S, Moment, Decision<S, R>> decide) {
    Decision<S, R> decideAt(Moment moment) {
        return decide.apply(found.state(), moment);
    }
}
