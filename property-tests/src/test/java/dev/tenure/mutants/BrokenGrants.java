package dev.tenure.mutants;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Versioned;
import dev.tenure.token.Presented;
import io.vavr.control.Option;
import java.time.Instant;

/** The same of grants. */
final class BrokenGrants extends BrokenTimedOwners<GrantId, Grant> implements GrantOwners {
    private final GrantOwners sound;

    BrokenGrants(GrantOwners sound, Fault fault) {
        super(sound, Grant::id, fault);
        this.sound = sound;
    }

    @Override
    public Option<Versioned<Grant>> locate(Presented token) {
        return fault().locate(sound, token);
    }

    @Override
    public int forgetSpent(Instant spentSince, int limit) {
        return sound.forgetSpent(spentSince, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return fault().eraseSeals(sound, now, limit);
    }
}
