package dev.tenure.host.page;

import dev.tenure.grant.AccessOnly;
import dev.tenure.grant.AccessToken;
import dev.tenure.grant.Authorized;
import dev.tenure.grant.Ended;
import dev.tenure.grant.Grant;
import dev.tenure.grant.Refreshable;
import io.vavr.collection.Seq;
import java.time.Instant;

/** A grant as the page shows it. */
final class GrantView {
    private GrantView() {}

    static AggregateView of(Grant grant, Instant now) {
        return AggregateView.of(
                AggregateKind.GRANT,
                grant.id().text(),
                grant.ownership(),
                grant.data().scope().text(),
                grant.match(GrantView::authorized, GrantView::refreshable, GrantView::accessOnly, GrantView::ended),
                now);
    }

    private static StateView authorized(Authorized grant) {
        return StateView.of(
                "Authorized", grant.finalDeadline().toList().map(end -> DeadlineView.of("end of its code", end)));
    }

    private static StateView refreshable(Refreshable grant) {
        return StateView.of(
                "Refreshable",
                accessTokens(grant.accessTokens())
                        .appendAll(grant.finalDeadline().map(end -> DeadlineView.of("end unless refreshed", end))));
    }

    private static StateView accessOnly(AccessOnly grant) {
        return StateView.of("AccessOnly", accessTokens(grant.accessTokens()));
    }

    private static Seq<DeadlineView> accessTokens(Seq<AccessToken> tokens) {
        return tokens.flatMap(token -> token.deadline().map(end -> DeadlineView.of("end of an access token", end)));
    }

    private static StateView ended(Ended grant) {
        return StateView.of("Ended", DeadlineView.ended(grant.end()));
    }
}
