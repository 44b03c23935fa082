package dev.tenure.host.operations;

import dev.tenure.decision.Rejection;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.control.Either;
import org.springframework.stereotype.Component;

/**
 * Counts what the library decides, as {@code tenure.decisions}: the kind of aggregate, the command or question, and as its
 * reason {@code ok} or why not. No name and no secret is in a tag, so there are never more meters than there are words.
 * Every answer is handed on as it is. Thread-safe.
 */
@Component
public final class DecisionMeters {
    private final MeterRegistry meters;

    DecisionMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Of a Link. */
    public <R> Either<Rejection, R> link(String command, Either<Rejection, R> answer) {
        return counted("link", command, answer);
    }

    /** Of an Item. */
    public <R> Either<Rejection, R> item(String command, Either<Rejection, R> answer) {
        return counted("item", command, answer);
    }

    /** Of a grant. */
    public <R> Either<Rejection, R> grant(String command, Either<Rejection, R> answer) {
        return counted("grant", command, answer);
    }

    /** Of a connection. */
    public <R> Either<Rejection, R> connection(String command, Either<Rejection, R> answer) {
        return counted("connection", command, answer);
    }

    private <R> Either<Rejection, R> counted(String aggregate, String command, Either<Rejection, R> answer) {
        var reason = answer.fold(why -> why.code().name(), given -> "ok");
        meters.counter("tenure.decisions", "aggregate", aggregate, "command", command, "reason", reason)
                .increment();
        return answer;
    }
}
