package dev.tenure.host.page;

import dev.tenure.principal.Ownership;
import dev.tenure.time.Cause;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate as the page shows it, at an instant.
 *
 * @param client its client; empty if its kind has none
 * @param user its user; empty if it has none
 * @param about what distinguishes it, such as an Item's institution or a grant's scope
 */
record AggregateView(
        AggregateKind kind, String id, String client, String user, String about, StateView stateView, Instant now) {
    static AggregateView of(
            AggregateKind kind, String id, Ownership ownership, String about, StateView stateView, Instant now) {
        var user = ownership.user().map(UserId::value).getOrElse("");
        return new AggregateView(kind, id, ownership.client().value(), user, about, stateView, now);
    }

    public String state() {
        return stateView.state();
    }

    public @Nullable Cause cause() {
        return stateView.cause().getOrNull();
    }

    /** The deadlines in order of time. */
    public Seq<DeadlineView> deadlines() {
        return stateView.deadlines().sortBy(DeadlineView::at);
    }

    /** The next deadline, or the last one if all have passed. */
    public @Nullable DeadlineView next() {
        return deadlines()
                .find(deadline -> deadline.at().isAfter(now))
                .orElse(deadlines().lastOption())
                .getOrNull();
    }

    /** The path of its own page. */
    public String path() {
        return "/aggregates/" + kind.path() + "/" + id;
    }
}
