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
 * @param reference the host's own reference; none if it gave none
 * @param createdAt the instant at which it was created
 * @param authenticatedAt the instant at which the user, or the client for its own grant, authenticated
 * @param lastIssuedAt the instant at which it last issued tokens, by a refresh or before any; none before the exchange
 *     of its code, and after its end
 * @param accessDeadlines the deadlines of the access tokens that are valid now; a lasting token has none
 * @param deadline the instant at which it ends unless it is exchanged or refreshed before; none if without end or ended
 * @param end the cause and the instant of its end; none unless ended, even if its only token is past its deadline
 */
public record GrantView(
        GrantId id,
        String profile,
        ClientId client,
        Option<UserId> user,
        Environment environment,
        Scope scope,
        Option<String> reference,
        Instant createdAt,
        Instant authenticatedAt,
        GrantState state,
        Option<Instant> lastIssuedAt,
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
                data.reference(),
                data.createdAt(),
                data.authenticatedAt(),
                grant.state(),
                grant.match(code -> Option.none(), GrantView::lastOf, GrantView::lastOf, ended -> Option.none()),
                grant.match(code -> List.empty(), GrantView::accessOf, GrantView::accessOf, ended -> List.empty()),
                grant.match(Grant::finalDeadline, Grant::finalDeadline, GrantView::deadlineOf, ended -> Option.none()),
                grant.match(code -> Option.none(), live -> Option.none(), live -> Option.none(), GrantView::endOf));
    }

    private static Option<Instant> lastOf(Issued grant) {
        return Option.of(grant.lastIssuedAt());
    }

    private static Seq<Deadline> accessOf(Issued grant) {
        return grant.accessTokens().flatMap(AccessToken::deadline);
    }

    /** Returns the earlier deadline of the grant and its token, since it has no other token. */
    private static Option<Deadline> deadlineOf(AccessOnly grant) {
        return Deadline.earliest(grant.access().deadline(), grant.finalDeadline());
    }

    private static Option<End> endOf(Ended grant) {
        return Option.of(grant.end());
    }
}
