package dev.tenure.stories;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Versioned;
import dev.tenure.token.Presented;
import io.vavr.control.Option;
import java.time.Instant;

/** Grants that must not be asked for. */
final class AskedGrants extends Asked<GrantId, Grant> implements GrantOwners {
    @Override
    public Option<Versioned<Grant>> locate(Presented token) {
        throw asked();
    }

    @Override
    public int forgetSpent(Instant spentSince, int limit) {
        throw asked();
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        throw asked();
    }
}
