package dev.tenure.service;

import dev.tenure.decision.Rejection;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Duplicates;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The host's queries about Items of one environment, at the instant of each; nothing is stored. */
final class ItemQueries {
    private final ItemRepository items;
    private final Environment environment;
    private final CommandClock clock;

    ItemQueries(ItemRepository items, ServiceContext context) {
        this.items = items;
        this.environment = context.environment();
        this.clock = context.clock();
    }

    Either<Rejection, ItemView> find(ItemId id) {
        return items.find(id)
                .filter(found -> found.state().environment() == environment)
                .<Rejection>toEither(Rejection.NotFound::new)
                .map(this::settled)
                .map(ItemView::of);
    }

    Page<ItemView, ItemId> findByUser(ClientId client, UserId user, Option<ItemId> after, int limit) {
        return Page.of(
                limit,
                most -> ofUser(client, user, after, most).map(found -> found.map(ItemView::of)),
                entry -> entry.fold(ItemQueries::idOf, ItemView::id));
    }

    PossibleDuplicates duplicates(ClientId client, UserId user, InstitutionId institution, Seq<AccountLabel> accounts) {
        var duplicates = new PossibleDuplicates(Vector.empty(), Vector.empty());
        var after = Option.<ItemId>none();
        do {
            var found = ofUser(client, user, after, Page.LONGEST);
            var readable = found.flatMap(item -> item);
            duplicates = duplicates.and(Duplicates.among(readable, institution, accounts), found.flatMap(Either::swap));
            after = Option.when(found.size() == Page.LONGEST, () -> found.last().fold(ItemQueries::idOf, Item::id));
        } while (after.isDefined());
        return duplicates;
    }

    private Seq<Either<Unreadable, Item>> ofUser(ClientId client, UserId user, Option<ItemId> after, int limit) {
        return items.findByUser(environment, client, user, after, limit).map(found -> found.map(this::settled));
    }

    private static ItemId idOf(Unreadable item) {
        return (ItemId) item.aggregate();
    }

    private Item settled(Versioned<Item> found) {
        return found.state().settle(clock.contextForEnd(found, clock.now())).next();
    }
}
