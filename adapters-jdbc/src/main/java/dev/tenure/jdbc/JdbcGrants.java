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
    private static final String ERASE =
            """
            UPDATE tenure_grant SET retry_hash = NULL, retry_pair = NULL, retry_until = NULL WHERE id IN (
                SELECT id FROM tenure_grant WHERE retry_until <= ? ORDER BY retry_until LIMIT ?)
              AND retry_until <= ?
            """;

    JdbcGrants(Database database, EventFilter filter) {
        super(database, new GrantTable(), GrantId::value, filter);
    }

    @Override
    public Option<Versioned<Grant>> locate(Presented token) {
        var column = token.kind().isChained() ? "refresh_locator" : "access_locator";
        return readable(selection.by(column), Cell.of(column, token.locator().bytes()))
                .headOption();
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
