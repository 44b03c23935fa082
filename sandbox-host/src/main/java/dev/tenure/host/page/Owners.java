package dev.tenure.host.page;

import dev.tenure.custody.CustodyId;
import dev.tenure.grant.GrantId;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.Store;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Moment;
import dev.tenure.service.Custodies;
import dev.tenure.service.Tenure;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The owners as the library has them at an instant: what time has done counts, recorded or not. */
@Component
final class Owners {
    private final OwnerNames names;
    private final Tenure tenure;
    private final Custodies custodies;
    private final Store store;

    Owners(OwnerNames names, Tenure tenure, Custodies custodies, Store store) {
        this.names = names;
        this.tenure = tenure;
        this.custodies = custodies;
        this.store = store;
    }

    /** Up to {@code limit} of a kind that were born before this place, the newest first. */
    Shelf before(Kind kind, long place, int limit, Instant now) {
        Seq<OwnerNames.Name> found = names.before(kind, place, limit + 1);
        var shown = found.take(limit);
        var older = found.size() > limit ? shown.lastOption().map(OwnerNames.Name::place) : Option.<Long>none();
        return new Shelf(kind, names.count(kind), shown.flatMap(name -> find(kind, name.id(), now)), older.getOrNull());
    }

    /** The owner of this name, if there is one. */
    Option<Shown> find(Kind kind, String id, Instant now) {
        return switch (kind) {
            case ITEM -> ItemId.parse(id).flatMap(tenure.items()::find).map(item -> ItemFace.of(item, now));
            case LINK ->
                LinkId.parse(id).flatMap(store.links()::find).map(found -> LinkFace.of(settled(found, now), now));
            case GRANT -> GrantId.parse(id).flatMap(tenure.grants()::find).map(grant -> GrantFace.of(grant, now));
            case CUSTODY ->
                CustodyId.parse(id)
                        .flatMap(name -> custodies.find(name).toOption())
                        .map(custody -> CustodyFace.of(custody, now));
        };
    }

    /** Links are asked for by their tokens; by its name only the store knows one. */
    private static Link settled(Versioned<Link> found, Instant now) {
        var moment = found.changedAt().isAfter(now) ? found.changedAt() : now;
        return found.state().settle(new Moment(moment, found.withdrawn())).next();
    }
}
