package dev.tenure.host.page;

import dev.tenure.item.ItemData;
import dev.tenure.item.WarnedDeadline;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Instant;

/** An Item as the page shows it. */
final class ItemView {
    private ItemView() {}

    static AggregateView of(dev.tenure.service.ItemView item, Instant now) {
        var data = item.data();
        return AggregateView.of(
                AggregateKind.ITEM,
                item.id().text(),
                data.ownership(),
                data.institution().value(),
                stateOf(item),
                now);
    }

    private static StateView stateOf(dev.tenure.service.ItemView item) {
        return switch (item.state()) {
            case PENDING ->
                new StateView(
                        "Pending",
                        item.updateCause(),
                        item.abandonment()
                                .map(deadline -> DeadlineView.of("given up", deadline))
                                .toList());
            case ACTIVE -> StateView.of("Active", endsOf(item.data()));
            case NEEDS_UPDATE -> new StateView("NeedsUpdate", item.updateCause(), List.empty());
            case REMOVED ->
                StateView.of("Removed", DeadlineView.ended(item.end().get()));
        };
    }

    private static Seq<DeadlineView> endsOf(ItemData data) {
        return List.of(
                        data.consent()
                                .map(WarnedDeadline::deadline)
                                .map(end -> DeadlineView.of("end of its consent", end)),
                        data.disconnect()
                                .map(WarnedDeadline::deadline)
                                .map(end -> DeadlineView.of("disconnection", end)),
                        data.aging().map(end -> DeadlineView.of("update needed", end)))
                .flatMap(end -> end);
    }
}
