package dev.tenure.host.operations;

import dev.tenure.decision.Rejection;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.control.Either;
import org.springframework.stereotype.Component;

/**
 * Counts the library's decisions as {@code tenure.decisions}, by {@code aggregate}, {@code command} and {@code code}:
 * {@code ok} or the rejection's code. Tags contain no ids and no secrets, so their number is bounded. Every reply is
 * returned as it is. Thread-safe.
 */
@Component
public final class DecisionMeters {
    private final MeterRegistry meters;

    DecisionMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts a decision about a Link. */
    public <R> Either<Rejection, R> link(String command, Either<Rejection, R> answer) {
        return counted("link", command, answer);
    }

    /** Counts a decision about an Item. */
    public <R> Either<Rejection, R> item(String command, Either<Rejection, R> answer) {
        return counted("item", command, answer);
    }

    /** Counts a decision about a grant. */
    public <R> Either<Rejection, R> grant(String command, Either<Rejection, R> answer) {
        return counted("grant", command, answer);
    }

    /** Counts a decision about a connection. */
    public <R> Either<Rejection, R> connection(String command, Either<Rejection, R> answer) {
        return counted("connection", command, answer);
    }

    private <R> Either<Rejection, R> counted(String aggregate, String command, Either<Rejection, R> answer) {
        var code = answer.fold(rejection -> rejection.code().name(), reply -> "ok");
        meters.counter("tenure.decisions", "aggregate", aggregate, "command", command, "code", code)
                .increment();
        return answer;
    }
}
