package dev.tenure.stories.token;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** An Item repository that must not be called. */
final class UntouchableItems extends UntouchableRepository<ItemId, Item> implements ItemRepository {
    @Override
    public Option<Located<Item>> locate(TokenHash hash) {
        throw asked();
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Item>>> findByUser(
            Environment environment, ClientId client, UserId user, Option<ItemId> after, int limit) {
        throw asked();
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        throw asked();
    }
}
