package dev.tenure.mutants;

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

/** The same of Items. */
final class BrokenItemRepository extends BrokenExpiringRepository<ItemId, Item> implements ItemRepository {
    private final ItemRepository sound;

    BrokenItemRepository(ItemRepository sound, Fault fault) {
        super(sound, Item::id, fault);
        this.sound = sound;
    }

    @Override
    public Option<Located<Item>> locate(TokenHash hash) {
        return fault().locate(sound::locate, hash);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Item>>> findByUser(
            Environment environment, ClientId client, UserId user, Option<ItemId> after, int limit) {
        return fault().ofUser(sound, environment, client, user, after, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return fault().eraseSeals(sound::eraseSeals, now, limit);
    }
}
