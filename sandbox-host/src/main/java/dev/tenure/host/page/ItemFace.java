package dev.tenure.host.page;

import dev.tenure.item.Active;
import dev.tenure.item.Ending;
import dev.tenure.item.Item;
import dev.tenure.item.NeedsUpdate;
import dev.tenure.item.Pending;
import dev.tenure.item.Removed;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;

/** An Item as the page shows it. */
final class ItemFace {
    private ItemFace() {}

    static Shown of(Item item, Instant now) {
        var login = item.login();
        return Shown.of(
                Kind.ITEM,
                item.id().text(),
                login.allegiance(),
                login.institution().value(),
                item.match(ItemFace::pending, ItemFace::active, ItemFace::needsUpdate, ItemFace::removed),
                now);
    }

    private static Stance pending(Pending item) {
        return new Stance("Pending", item.trouble(), List.of(Due.of("given up", item.abandoned())));
    }

    private static Stance active(Active item) {
        var login = item.login();
        var ends = List.of(
                login.consent().map(Ending::deadline).map(end -> Due.of("end of its consent", end)),
                login.disconnect().map(Ending::deadline).map(end -> Due.of("disconnection", end)),
                login.aging().map(end -> Due.of("too old", end)));
        return Stance.of("Active", ends.flatMap(end -> end));
    }

    private static Stance needsUpdate(NeedsUpdate item) {
        return new Stance("NeedsUpdate", Option.of(item.cause()), List.empty());
    }

    private static Stance removed(Removed item) {
        return Stance.of("Removed", Due.ended(item.end()));
    }
}
