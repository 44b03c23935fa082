package dev.tenure.histories.connection;

import dev.tenure.histories.fixture.ModelProvider.Fate;
import java.time.Duration;

/** A refresh that comes to nothing in the app, though the provider may have renewed the pair. */
enum Loss {
    REQUEST_LOST(Fate.REQUEST_LOST),
    ANSWER_LOST(Fate.ANSWER_LOST),
    DIED_BEFORE_SENDING(Fate.BROKEN_BEFORE),
    DIED_BEFORE_STORING(Fate.BROKEN);

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(17);

    private final Fate fate;

    Loss(Fate fate) {
        this.fate = fate;
    }

    Fate fate() {
        return fate;
    }

    /** Returns true if the process ends in the midst of it. */
    boolean isDeath() {
        return this == DIED_BEFORE_SENDING || this == DIED_BEFORE_STORING;
    }

    /** Returns true if the provider has seen the refresh token. */
    boolean hasArrived() {
        return this == ANSWER_LOST || this == DIED_BEFORE_STORING;
    }

    /** The time until the next attempt by the default rules: a pause, and before it the rest of a lease nobody ends. */
    Duration costs() {
        return isDeath() ? LEASE.plus(PAUSE) : PAUSE;
    }
}
