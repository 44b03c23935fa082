package dev.tenure.port.store;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The repository of Items, which also finds an Item by any token that it ever issued. */
public interface ItemRepository extends ExpiringRepository<ItemId, Item> {
    /** The Item that issued the token of this hash, and the token; also when it ended, until it is purged. */
    Option<Located<Item>> locate(TokenHash hash);

    /**
     * A page of up to {@code limit} Items of this user of this client in an environment, the first linked first: from
     * the beginning, or those linked after this one. Empty if that one is not stored any more. One that cannot be read
     * is reported in its place, and hides no other.
     */
    Seq<Either<Unreadable, Versioned<Item>>> findByUser(
            Environment environment, ClientId client, UserId user, Option<ItemId> after, int limit);

    /**
     * Erases up to {@code limit} sealed access tokens that no retry can ask for at {@code now}; no version rises.
     * Returns their number.
     */
    int eraseSeals(Instant now, int limit);
}
