package dev.tenure.port.store;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.token.ParsedToken;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The grants. Nothing is kept for a token: a grant is found by the locators that all its tokens bear, and occupies the
 * same however often it is refreshed.
 */
public interface GrantRepository extends ExpiringRepository<GrantId, Grant> {
    /** The grant whose tokens bear this one's locator; whether this is one of them, the grant says. */
    Option<Versioned<Grant>> locate(ParsedToken token);

    /** Forgets in the same way up to {@code limit} grants that were spent at this instant, and so never end. */
    int purgeSpent(Instant spentSince, int limit);

    /** Erases up to {@code limit} sealed pairs that cannot be asked for again at {@code now}; no version rises; how many. */
    int eraseSeals(Instant now, int limit);
}
