package dev.tenure.host.page;

import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Expiring;
import dev.tenure.grant.GrantId;
import dev.tenure.item.ItemId;
import dev.tenure.link.LinkId;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.Tenure;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Finds aggregates as they are at an instant: deadlines that have passed count, swept or not. */
@Component
final class AggregateViews {
    private final AggregateIndex names;
    private final Tenure tenure;
    private final Store store;

    AggregateViews(AggregateIndex names, Tenure tenure, Store store) {
        this.names = names;
        this.tenure = tenure;
        this.store = store;
    }

    /** Up to {@code limit} aggregates of a kind that were created before this place, newest first. */
    AggregateListView before(AggregateKind kind, long place, int limit, Instant now) {
        Seq<AggregateIndex.Name> found = names.before(kind, place, limit + 1);
        var shown = found.take(limit);
        var older = found.size() > limit ? shown.lastOption().map(AggregateIndex.Name::place) : Option.<Long>none();
        return new AggregateListView(
                kind, names.count(kind), shown.flatMap(name -> find(kind, name.id(), now)), older.getOrNull());
    }

    /** The aggregate with this id, if there is one. */
    Option<AggregateView> find(AggregateKind kind, String id, Instant now) {
        return switch (kind) {
            case ITEM ->
                ItemId.parse(id)
                        .flatMap(name -> tenure.items().find(name).toOption())
                        .map(item -> ItemView.of(item, now));
            case LINK ->
                LinkId.parse(id).flatMap(store.links()::find).map(found -> LinkView.of(settled(found, now), now));
            case GRANT ->
                GrantId.parse(id)
                        .flatMap(name -> tenure.grants().find(name).toOption())
                        .map(grant -> GrantPage.of(grant, now));
            case CONNECTION ->
                ConnectionId.parse(id)
                        .flatMap(store.connections()::find)
                        .map(found -> ConnectionView.of(settled(found, now), now));
        };
    }

    /** Applies deadlines to a Link: the library's service finds one by its token only, so it comes from the store. */
    private static <A extends Expiring<A>> A settled(Versioned<A> found, Instant now) {
        var moment = found.changedAt().isAfter(now) ? found.changedAt() : now;
        return found.state()
                .settle(new DecisionContext(moment, found.withdrawn()))
                .next();
    }
}
