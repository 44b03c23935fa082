package dev.tenure.host.page;

import dev.tenure.service.GrantView;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import java.time.Instant;

/** A grant as the page shows it. */
final class GrantPage {
    private GrantPage() {}

    static AggregateView of(GrantView grant, Instant now) {
        return new AggregateView(
                AggregateKind.GRANT,
                grant.id().text(),
                grant.client().value(),
                grant.user().map(UserId::value).getOrElse(""),
                grant.scope().text(),
                stateOf(grant),
                now);
    }

    private static StateView stateOf(GrantView grant) {
        return switch (grant.state()) {
            case AUTHORIZED -> StateView.of("Authorized", deadline("end of its code", grant));
            case REFRESHABLE ->
                StateView.of("Refreshable", opening(grant).appendAll(deadline("end unless refreshed", grant)));
            case ACCESS_ONLY -> StateView.of("AccessOnly", opening(grant));
            case ENDED -> StateView.of("Ended", grant.end().toList().map(DeadlineView::ended));
        };
    }

    private static Seq<DeadlineView> deadline(String what, GrantView grant) {
        return grant.deadline().toList().map(end -> DeadlineView.of(what, end));
    }

    private static Seq<DeadlineView> opening(GrantView grant) {
        return grant.accessDeadlines().map(end -> DeadlineView.of("end of an access token", end));
    }
}
