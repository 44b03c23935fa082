package dev.tenure.host.page;

import dev.tenure.item.Active;
import dev.tenure.item.Item;
import dev.tenure.item.NeedsUpdate;
import dev.tenure.item.Pending;
import dev.tenure.item.Removed;
import dev.tenure.item.WarnedDeadline;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;

/** An Item as the page shows it. */
final class ItemView {
    private ItemView() {}

    static AggregateView of(Item item, Instant now) {
        var data = item.data();
        return AggregateView.of(
                AggregateKind.ITEM,
                item.id().text(),
                data.ownership(),
                data.institution().value(),
                item.match(ItemView::pending, ItemView::active, ItemView::needsUpdate, ItemView::removed),
                now);
    }

    private static StateView pending(Pending item) {
        return new StateView("Pending", item.updateCause(), List.of(DeadlineView.of("given up", item.abandoned())));
    }

    private static StateView active(Active item) {
        var data = item.data();
        var ends = List.of(
                data.consent().map(WarnedDeadline::deadline).map(end -> DeadlineView.of("end of its consent", end)),
                data.disconnect().map(WarnedDeadline::deadline).map(end -> DeadlineView.of("disconnection", end)),
                data.aging().map(end -> DeadlineView.of("update needed", end)));
        return StateView.of("Active", ends.flatMap(end -> end));
    }

    private static StateView needsUpdate(NeedsUpdate item) {
        return new StateView("NeedsUpdate", Option.of(item.cause()), List.empty());
    }

    private static StateView removed(Removed item) {
        return StateView.of("Removed", DeadlineView.ended(item.end()));
    }
}
