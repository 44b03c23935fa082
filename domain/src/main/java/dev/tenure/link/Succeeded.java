package dev.tenure.link;

import dev.tenure.decision.Rejection;
import dev.tenure.item.ItemId;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenStatus;
import java.util.function.Function;

/**
 * A Link that has created its Item. It takes no command.
 *
 * @param publicToken the public token, sealed under the link token, returned again while the Item is pending
 */
public record Succeeded(LinkData data, ItemId item, SealedSecret publicToken) implements Closed {
    @Override
    public Rejection refusal() {
        return new Rejection.Consumed();
    }

    @Override
    public TokenStatus status() {
        return TokenStatus.CONSUMED;
    }

    @Override
    public <T> T match(Function<Open, T> open, Function<Succeeded, T> succeeded, Function<Ended, T> ended) {
        return succeeded.apply(this);
    }
}
