package dev.tenure.service;

import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.LinkId;
import dev.tenure.link.LinkState;
import dev.tenure.time.End;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A Link as its client sees it, at the instant of the call.
 *
 * @param item the Item that it created
 * @param end the cause and the instant of its end without an Item
 * @param status the status of its token
 * @param publicToken the public token of its success, while that waits for its exchange
 */
public record LinkView(
        LinkData data,
        LinkState state,
        Option<ItemId> item,
        Option<End> end,
        Instant openedAt,
        TokenStatus status,
        Option<IssuedPublic> publicToken) {
    static LinkView of(Link link, Instant openedAt, Option<IssuedPublic> publicToken) {
        return new LinkView(
                link.data(),
                link.state(),
                link.match(open -> Option.none(), succeeded -> Option.of(succeeded.item()), ended -> Option.none()),
                link.match(open -> Option.none(), succeeded -> Option.none(), ended -> Option.of(ended.end())),
                openedAt,
                link.status(),
                publicToken);
    }

    /** The Link's id. */
    public LinkId id() {
        return data.id();
    }
}
