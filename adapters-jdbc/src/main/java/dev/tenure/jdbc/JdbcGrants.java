package dev.tenure.jdbc;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.EventFilter;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Versioned;
import dev.tenure.token.Presented;
import io.vavr.control.Option;
import java.time.Instant;

/** Grants over JDBC: one row each, and none for a token. */
final class JdbcGrants extends JdbcOwners<GrantId, Grant> implements GrantOwners {
    private static final String REFRESH_LOCATOR = "refresh_locator";
    private static final String ACCESS_LOCATOR = "access_locator";
    private static final String ERASE =
            """
            UPDATE tenure_grant SET retry_hash = NULL, retry_pair = NULL, retry_until = NULL WHERE id IN (
                SELECT id FROM tenure_grant WHERE retry_until <= ? ORDER BY retry_until LIMIT ?)
              AND retry_until <= ?
            """;

    private final String byRefreshLocator;
    private final String byAccessLocator;

    JdbcGrants(Database database, EventFilter filter) {
        super(database, new GrantTable(), GrantId::value, filter);
        this.byRefreshLocator = selection.by(REFRESH_LOCATOR);
        this.byAccessLocator = selection.by(ACCESS_LOCATOR);
    }

    @Override
    public Option<Versioned<Grant>> locate(Presented token) {
        var locator = token.locator().bytes();
        var found = token.kind().isChained()
                ? readable(byRefreshLocator, Cell.of(REFRESH_LOCATOR, locator))
                : readable(byAccessLocator, Cell.of(ACCESS_LOCATOR, locator));
        return found.headOption();
    }

    @Override
    public int forgetSpent(Instant spentSince, int limit) {
        return bulk(selection.forgetting("spent_at"), spentSince, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return bulk(ERASE, now, limit);
    }
}
