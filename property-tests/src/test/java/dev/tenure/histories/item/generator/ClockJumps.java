package dev.tenure.histories.item.generator;

import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.oracle.Oracle;
import java.time.Duration;
import java.time.Instant;

/** The jumps of the clock before a step. */
public final class ClockJumps {
    private final Oracle oracle;
    private final Choices choices;
    private final boolean forwardsOnly;

    public ClockJumps(Oracle oracle, Choices choices, boolean forwardsOnly) {
        this.oracle = oracle;
        this.choices = choices;
        this.forwardsOnly = forwardsOnly;
    }

    public Instant from(Instant now, Action action) {
        var target = target(now, action);
        if (forwardsOnly && target.isBefore(now)) return now;
        return target.isAfter(Ledger.LAST) ? Ledger.LAST : target;
    }

    private Instant target(Instant now, Action action) {
        var jump = action.jump();
        if (jump < 700) return now;
        if (jump < 760) return now.plusMillis(1);
        if (jump < 880) return aroundPending(now, action, jump - 760);
        if (jump < 940) return now.plus(Duration.ofSeconds(5L * (jump - 879)));
        if (jump < 960) return now.plus(Duration.ofMinutes(2L * (jump - 939)));
        if (jump < 970) return now.plus(Duration.ofHours(2L * (jump - 959)));
        if (jump < 977) return now.plus(Duration.ofDays(8));
        if (jump < 981) return now.plus(Duration.ofDays(30));
        if (jump < 982) return now.plus(Duration.ofDays(400));
        if (jump < 983) return Ledger.LAST;
        if (jump < 989) return now.minusMillis(1 + (long) (action.detail() % 5) * 74_999);
        if (jump < 995) return aroundSuspicion(now, jump - 989);
        return now.minus(Duration.ofHours(1L << (2 * (jump - 995))));
    }

    /** A deadline of the step's subject, or the next one of all, or a millisecond off it. */
    private Instant aroundPending(Instant now, Action action, int which) {
        var own = which % 2 == 0 ? choices.deadline(action) : null;
        var pending = oracle.pending();
        if (own == null && pending.isEmpty()) return now;
        var instant = own == null ? pending.get(which / 6 % Math.min(6, pending.size())) : own;
        return instant.plusMillis(which / 2 % 3 - 1);
    }

    /** The largest skew that an aggregate tolerates, a millisecond less and one more. */
    private Instant aroundSuspicion(Instant now, int which) {
        var items = oracle.ledger.items;
        if (items.isEmpty()) return now;
        var item = items.get(which / 3 % items.size());
        return item.changedAt.minus(Ledger.SKEW).plusMillis(which % 3 - 1);
    }
}
