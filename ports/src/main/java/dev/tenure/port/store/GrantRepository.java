package dev.tenure.port.store;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.token.ParsedToken;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The repository of grants. A token has no row of its own: a grant is found by the locators in all its tokens, and occupies the same
 * space however often it is refreshed.
 */
public interface GrantRepository extends ExpiringRepository<GrantId, Grant> {
    /** Returns the grant with this token's locator; the grant itself decides if the token is one of its own. */
    Option<Versioned<Grant>> locate(ParsedToken token);

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
