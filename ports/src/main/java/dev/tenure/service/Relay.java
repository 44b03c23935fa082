package dev.tenure.service;

import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Notifier;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.outbox.Parked;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.time.Deadline;
import dev.tenure.token.AggregateId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Delivers events to a notifier: each at least once, those of one aggregate in order, the next only after the notifier
 * took the one before. A host calls it from its own scheduler, on any number of machines. An aggregate whose notices
 * fail does not hold up the others: its stream is tried again after a pause, and parked after too many failures.
 * Thread-safe.
 */
public final class Relay {
    private static final double INTEGERS = 1L << Integer.SIZE;

    private final Outbox outbox;
    private final CommandClock clock;
    private final SecretSource random;
    private final DeliveryRules rules;
    private final Notifier notifier;

    Relay(Outbox outbox, ServiceContext context, DeliveryRules rules, Notifier notifier) {
        this.outbox = outbox;
        this.clock = context.clock();
        this.random = context.random();
        this.rules = rules;
        this.notifier = notifier;
    }

    /**
     * Delivers the oldest notice of up to {@code limit} aggregates, one after the other. Any exception of the notifier
     * counts as a failure of that delivery, and its text is not stored; an unreadable notice counts as a failure too.
     * An {@link Error}, a failure of the store, an interruption and the end of the lease end the batch. Notices without
     * an answer by then come again: each of them then counts as failed, by itself, until the notifier takes it. So a
     * notice that ends every process that delivers it is parked like any other, and delays those beside it twice at
     * most.
     */
    public DeliveryResult deliver(int limit) {
        var now = clock.now();
        var until = Deadline.instantAfter(now, rules.lease());
        var claims = outbox.claim(now, until, limit);
        Seq<Outcome> outcomes = Vector.empty();
        for (var claim : claims) {
            if (!goesOn(until)) break;
            outcomes = outcomes.append(delivered(claim, until));
        }
        var done = outcomes.count(Outcome.DONE::equals);
        return new DeliveryResult(
                done,
                outcomes.count(Outcome.PUT_OFF::equals),
                outcomes.count(Outcome.PARKED::equals),
                claims.take(outcomes.size()).flatMap(claim -> claim.notice().swap()),
                done > 0 || (claims.nonEmpty() && claims.size() == limit));
    }

    private boolean goesOn(Instant until) {
        return clock.now().isBefore(until) && !Thread.currentThread().isInterrupted();
    }

    private Outcome delivered(ClaimedNotice claim, Instant until) {
        if (claim.notice().isLeft()) return notTaken(claim);
        if (claim.failed() > 0) recordInAdvance(claim, until);
        try {
            notifier.deliver(claim.notice().get());
        } catch (InterruptedException stopped) {
            var outcome = notTaken(claim);
            Thread.currentThread().interrupt();
            return outcome;
        } catch (Exception refused) {
            return notTaken(claim);
        }
        outbox.acknowledge(claim);
        return Outcome.DONE;
    }

    /** Records the failure before the attempt, since a notice that ended a process before may do so again. */
    private void recordInAdvance(ClaimedNotice claim, Instant until) {
        var failed = claim.failed() + 1;
        if (rules.areExhausted(failed)) outbox.park(claim, clock.now());
        else outbox.begin(claim, Deadline.instantAfter(until, rules.pauseAfter(failed, 0)));
    }

    private Outcome notTaken(ClaimedNotice claim) {
        var now = clock.now();
        var failed = claim.failed() + 1;
        if (rules.areExhausted(failed)) {
            outbox.park(claim, now);
            return Outcome.PARKED;
        }
        outbox.fail(claim, Deadline.instantAfter(now, rules.pauseAfter(failed, chance())));
        return Outcome.PUT_OFF;
    }

    private double chance() {
        return Integer.toUnsignedLong(
                        ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt())
                / INTEGERS;
    }

    /** Returns the first {@code limit} parked streams, the longest parked first. */
    public Page<Parked, Parked> parked(int limit) {
        return parked(Option.none(), limit);
    }

    /** Returns the next {@code limit} parked streams after this one. */
    public Page<Parked, Parked> parked(Parked after, int limit) {
        return parked(Option.of(after), limit);
    }

    private Page<Parked, Parked> parked(Option<Parked> after, int limit) {
        var streams = outbox.parked(after, limit);
        return new Page<>(streams, List.empty(), streams.size() < limit ? Option.none() : streams.lastOption());
    }

    /**
     * Delivers an aggregate's parked stream after all, in order, as if nothing had failed; returns true if it was
     * parked.
     */
    public boolean replay(AggregateId aggregate) {
        return outbox.replay(aggregate);
    }

    private enum Outcome {
        DONE,
        PUT_OFF,
        PARKED
    }
}
