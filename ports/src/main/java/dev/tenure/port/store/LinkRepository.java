package dev.tenure.port.store;

import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The repository of Links, which also finds a Link by its token. A Link ends at its deadline without a record, so time
 * changes none of them.
 */
public interface LinkRepository extends Repository<LinkId, Link> {
    /** The Link whose token has this hash, and the token; also when it ended, until it is purged. */
    Option<Located<Link>> locate(TokenHash hash);

    /**
     * Deletes up to {@code limit} Links whose deadline had passed at this instant, the earliest first, with everything
     * stored for them; it spares those that have a notice waiting. It reads and announces nothing. Returns their
     * number.
     */
    int purge(Instant overSince, int limit);
}
