package dev.tenure.histories.grant.generator;

import dev.tenure.histories.grant.oracle.Ledger;
import java.time.Duration;
import java.time.Instant;

/** The jumps of the clock before a step. */
public final class ClockJumps {
    /** To the end of the retry window of the step's grant, or a millisecond off it. */
    static final int RETRY = 770;

    /** To a deadline of the step's grant: the first, a millisecond before it; see below. */
    static final int PENDING = RETRY + 20;

    static final int HALF_A_MINUTE = 919;
    static final int BACK = 959;
    private static final int THE_END = 958;

    private final Ledger ledger;
    private final Choices choices;

    public ClockJumps(Ledger ledger, Choices choices) {
        this.ledger = ledger;
        this.choices = choices;
    }

    /** Returns true if nothing has a future after this step. */
    static boolean isToTheEnd(Step step) {
        return step.jump() >= THE_END && step.jump() < BACK;
    }

    public Instant from(Instant now, Step step) {
        var target = target(now, step);
        return target.isAfter(Ledger.LAST) ? Ledger.LAST : target;
    }

    private Instant target(Instant now, Step step) {
        var jump = step.jump();
        if (jump < 760) return now;
        if (jump < RETRY) return now.plusMillis(1);
        if (jump < PENDING) return aroundRetry(now, step, jump);
        if (jump < 890) return aroundPending(now, step, jump - PENDING);
        if (jump < 920) return now.plusSeconds(jump - 889);
        if (jump < 940) return now.plus(Duration.ofMinutes(jump - 919));
        if (jump < 950) return now.plus(Duration.ofHours(jump - 939));
        if (jump < 956) return now.plus(Duration.ofDays(30));
        if (jump < THE_END) return now.plus(Duration.ofDays(400));
        if (jump < BACK) return Ledger.LAST;
        if (jump < 974) return now.minusMillis(1 + (long) (step.detail() % 5) * 7_499);
        if (jump < 986) return aroundSuspicion(now, jump);
        return now.minus(Duration.ofHours(1L << ((jump - 986) / 2)));
    }

    private Instant aroundRetry(Instant now, Step step, int which) {
        var grant = choices.about(step);
        var rotation = grant == null ? null : ledger.lastRotation(grant);
        return rotation == null || rotation.until == null || rotation.until.isBefore(now)
                ? now
                : rotation.until.plusMillis(which % 3 - 1);
    }

    /** A deadline of the step's subject, or of anything, or a millisecond off it. */
    private Instant aroundPending(Instant now, Step step, int which) {
        var about = which % 4 == 3 ? null : choices.about(step);
        var pending = choices.pending(about);
        return pending.isEmpty()
                ? now
                : pending.get(which / 12 % Math.min(4, pending.size())).plusMillis(which / 4 % 3 - 1);
    }

    /** The largest skew that a grant tolerates, a millisecond less and one more. */
    private Instant aroundSuspicion(Instant now, int which) {
        if (ledger.grants.isEmpty()) return now;
        var grant = ledger.grants.get(which / 3 % ledger.grants.size());
        return grant.changedAt.minus(Ledger.SKEW).plusMillis(which % 3 - 1);
    }
}
