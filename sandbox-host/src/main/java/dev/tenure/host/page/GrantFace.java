package dev.tenure.host.page;

import dev.tenure.grant.AccessOnly;
import dev.tenure.grant.AccessToken;
import dev.tenure.grant.Authorised;
import dev.tenure.grant.Ended;
import dev.tenure.grant.Grant;
import dev.tenure.grant.Refreshable;
import io.vavr.collection.Seq;
import java.time.Instant;

/** A grant as the page shows it. */
final class GrantFace {
    private GrantFace() {}

    static Shown of(Grant grant, Instant now) {
        return Shown.of(
                Kind.GRANT,
                grant.id().text(),
                grant.allegiance(),
                grant.data().scope().text(),
                grant.match(GrantFace::authorised, GrantFace::refreshable, GrantFace::accessOnly, GrantFace::ended),
                now);
    }

    private static Stance authorised(Authorised grant) {
        return Stance.of("Authorised", grant.over().toList().map(end -> Due.of("end of its code", end)));
    }

    private static Stance refreshable(Refreshable grant) {
        return Stance.of(
                "Refreshable",
                opening(grant.accessTokens()).appendAll(grant.over().map(end -> Due.of("end unless refreshed", end))));
    }

    private static Stance accessOnly(AccessOnly grant) {
        return Stance.of("AccessOnly", opening(grant.accessTokens()));
    }

    private static Seq<Due> opening(Seq<AccessToken> tokens) {
        return tokens.flatMap(token -> token.deadline().map(end -> Due.of("end of an access token", end)));
    }

    private static Stance ended(Ended grant) {
        return Stance.of("Ended", Due.ended(grant.end()));
    }
}
