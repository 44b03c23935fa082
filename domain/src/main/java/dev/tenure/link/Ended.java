package dev.tenure.link;

import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.TokenStatus;
import java.util.function.Function;

/** The end of a Link without an Item. It takes no command. */
public record Ended(LinkData data, End end) implements Closed {
    @Override
    public Rejection refusal() {
        return isExpired() ? new Rejection.Expired(end.at(), end.cause()) : new Rejection.LinkEnded(end.cause());
    }

    @Override
    public TokenStatus status() {
        return isExpired() ? TokenStatus.EXPIRED : TokenStatus.REVOKED;
    }

    private boolean isExpired() {
        return end.cause() == Cause.LIFETIME_ENDED;
    }

    @Override
    public <T> T match(Function<Open, T> open, Function<Succeeded, T> succeeded, Function<Ended, T> ended) {
        return ended.apply(this);
    }
}
