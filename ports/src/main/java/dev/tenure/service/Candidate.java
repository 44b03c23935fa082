package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.port.store.Versioned;
import java.util.function.BiFunction;

/** What was found under a name, and what to decide on it, or on what it has become meanwhile. */
record Candidate<I, S, R>(I id, Versioned<S> found, BiFunction<S, DecisionContext, Decision<S, R>> decide) {
    Decision<S, R> decideAt(DecisionContext context) {
        return decide.apply(found.state(), context);
    }
}
