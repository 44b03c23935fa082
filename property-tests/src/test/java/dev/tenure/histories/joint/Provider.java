package dev.tenure.histories.joint;

import dev.tenure.connection.Configuration;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A provider whose refresh tokens work once. The fate of the next request is scripted. */
final class Provider implements Issuer {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final List<String> sent = new ArrayList<>();
    private final Map<String, Fate> last = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final InstantSource clock;
    private Fate fate = Fate.ANSWERED;
    private int issued;

    Provider(InstantSource clock) {
        this.clock = clock;
    }

    /** The fate of a request. */
    enum Fate {
        ANSWERED,
        /** It arrives, and its answer is lost. */
        ANSWER_LOST,
        NOT_SENT,
        MISCONFIGURED,
        REFUSED,
        /** The client for it breaks. */
        BROKEN;

        /** Returns true if the token may still work, as far as the caller can tell. */
        boolean leavesHope() {
            return this != ANSWERED && this != REFUSED;
        }
    }

    /** A token that nobody had before. */
    Secret fresh(String kind) {
        return fresh(kind, clock.instant());
    }

    /** One that was issued then. */
    Secret fresh(String kind, Instant issuedAt) {
        issued++;
        var text = kind + "-of-the-provider-" + issued;
        ends.put(text, issuedAt.plus(LIFETIME));
        return Secret.of(text);
    }

    /** The instant from which it refuses this token. */
    Instant endOf(String token) {
        return Objects.requireNonNull(ends.get(token));
    }

    void next(Fate of) {
        fate = of;
    }

    /** The refresh tokens that were sent, in order. */
    List<String> sent() {
        return sent;
    }

    @Override
    public RefreshResult refresh(Configuration connection, Secret refreshToken) {
        var text = refreshToken.reveal();
        var before = last.get(text);
        if (before != null && !before.leavesHope()) throw new AssertionError("P74: sent again after a clear answer");
        var now = fate;
        fate = Fate.ANSWERED;
        sent.add(text);
        last.put(text, used.contains(text) && now == Fate.ANSWERED ? Fate.REFUSED : now);
        return switch (now) {
            case ANSWERED -> used.add(text) ? renewed() : new RefreshResult.Refused("invalid_grant");
            case ANSWER_LOST -> {
                used.add(text);
                yield new RefreshResult.NoAnswer(Option.none());
            }
            case NOT_SENT -> new RefreshResult.NotSent();
            case MISCONFIGURED -> new RefreshResult.Misconfigured("invalid_client");
            case REFUSED -> new RefreshResult.Refused("invalid_grant");
            case BROKEN -> throw new IllegalStateException("broken");
        };
    }

    private RefreshResult renewed() {
        return new RefreshResult.Renewed(fresh("access"), Option.of(fresh("refresh")), Option.of(LIFETIME));
    }

    @Override
    public boolean revoke(Configuration connection, Secret token) {
        return fate != Fate.NOT_SENT;
    }
}
