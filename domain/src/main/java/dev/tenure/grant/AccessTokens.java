package dev.tenure.grant;

import dev.tenure.token.TokenHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The access tokens of a grant that can be refreshed: at most two.
 *
 * @param current the last one; none once it was revoked
 * @param previous the one before, where it stays valid
 */
public record AccessTokens(Option<AccessToken> current, Option<AccessToken> previous) {
    static AccessTokens of(AccessToken first) {
        return new AccessTokens(Option.of(first), Option.none());
    }

    Seq<AccessToken> all() {
        List<AccessToken> older = previous.fold(List::empty, List::of);
        return current.fold(() -> older, older::prepend);
    }

    AccessTokens followedBy(AccessToken next, PreviousAccessRule rule) {
        return switch (rule) {
            case REVOKE -> of(next);
            case KEEP -> new AccessTokens(Option.of(next), current);
        };
    }

    /** Removes the revoked one, unless it is over anyway. */
    AccessTokens without(TokenHash revoked, Instant now) {
        Predicate<AccessToken> stays =
                token -> token.isOver(now) || !token.hash().equals(revoked);
        return new AccessTokens(current.filter(stays), previous.filter(stays));
    }
}
