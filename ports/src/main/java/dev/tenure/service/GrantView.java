package dev.tenure.service;

import dev.tenure.grant.AccessOnly;
import dev.tenure.grant.AccessToken;
import dev.tenure.grant.Ended;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantState;
import dev.tenure.grant.Issued;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A grant as its host sees it.
 *
 * @param profile the name of the profile whose rules it follows
 * @param user its user; none for a client's own grant
 * @param authenticatedAt when its user authenticated, or its client for itself
 * @param accessDeadlines when the access tokens that open now stop doing so; those of a lasting token are none
 * @param deadline when it is over unless it is exchanged or refreshed before; none if never, and none of an ended grant
 * @param end why and when it ended; none of any other grant, even of one whose only token is past its deadline
 */
public record GrantView(
        GrantId id,
        String profile,
        ClientId client,
        Option<UserId> user,
        Environment environment,
        Scope scope,
        Instant authenticatedAt,
        GrantState state,
        Seq<Deadline> accessDeadlines,
        Option<Deadline> deadline,
        Option<End> end) {
    static GrantView of(Grant grant) {
        var data = grant.data();
        return new GrantView(
                data.id(),
                data.profile(),
                data.ownership().client(),
                data.ownership().user(),
                data.environment(),
                data.scope(),
                data.authenticatedAt(),
                grant.state(),
                grant.match(code -> List.empty(), GrantView::accessOf, GrantView::accessOf, ended -> List.empty()),
                grant.match(Grant::finalDeadline, Grant::finalDeadline, GrantView::deadlineOf, ended -> Option.none()),
                grant.match(code -> Option.none(), live -> Option.none(), live -> Option.none(), GrantView::endOf));
    }

    private static Seq<Deadline> accessOf(Issued grant) {
        return grant.accessTokens().flatMap(AccessToken::deadline);
    }

    /** Its one token is all there is. */
    private static Option<Deadline> deadlineOf(AccessOnly grant) {
        return Deadline.earliest(grant.access().deadline(), grant.finalDeadline());
    }

    private static Option<End> endOf(Ended grant) {
        return Option.of(grant.end());
    }
}
