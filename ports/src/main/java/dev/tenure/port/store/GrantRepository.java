package dev.tenure.port.store;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The repository of grants. A token has no row of its own: a grant is found by the locators in all its tokens, and
 * occupies the same space however often it is refreshed.
 */
public interface GrantRepository extends ExpiringRepository<GrantId, Grant> {
    /** Returns the grant with this token's locator; the grant itself decides if the token is one of its own. */
    Option<Versioned<Grant>> locate(ParsedToken token);

    /**
     * Returns up to {@code limit} grants of this user, of every client, without those that had ended or were spent at
     * {@code now}: the newest first, from the newest or those created before this one. A withdrawal is no recorded end.
     * Empty if that one is not stored any more. A grant that cannot be read is reported in its place, and hides no
     * other.
     */
    Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, UserId user, Instant now, Option<GrantId> before, int limit);

    /** Returns in the same way the grants of this user of this client. */
    Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, ClientId client, UserId user, Instant now, Option<GrantId> before, int limit);

    /**
     * Deletes in the same way up to {@code limit} grants that were spent at this instant, and so never record an end.
     */
    int purgeSpent(Instant spentSince, int limit);

    /**
     * Erases up to {@code limit} sealed pairs that no retry can ask for at {@code now}; no version rises. Returns their
     * number.
     */
    int eraseSeals(Instant now, int limit);
}
