package dev.tenure.host.page;

import dev.tenure.principal.Ownership;
import dev.tenure.time.Cause;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate as the page shows it: what the library says of it at this instant.
 *
 * @param client whose it is; empty where no client stands behind it
 * @param user whose it is; empty where there is none
 * @param about what it is about, in the words of its kind
 */
record AggregateView(Kind kind, String id, String client, String user, String about, StateView stance, Instant now) {
    static AggregateView of(Kind kind, String id, Ownership ownership, String about, StateView stance, Instant now) {
        var user = ownership.user().map(UserId::value).getOrElse("");
        return new AggregateView(kind, id, ownership.client().value(), user, about, stance, now);
    }

    public String state() {
        return stance.state();
    }

    public @Nullable Cause why() {
        return stance.why().getOrNull();
    }

    /** In the order of their instants. */
    public Seq<DeadlineView> dues() {
        return stance.dues().sortBy(DeadlineView::at);
    }

    /** What comes next, or what came last if nothing comes any more. */
    public @Nullable DeadlineView next() {
        return dues().find(due -> due.at().isAfter(now))
                .orElse(dues().lastOption())
                .getOrNull();
    }

    /** Where it is shown alone. */
    public String path() {
        return "/aggregates/" + kind.path() + "/" + id;
    }
}
