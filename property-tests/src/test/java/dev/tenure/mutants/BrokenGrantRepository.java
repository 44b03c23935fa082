package dev.tenure.mutants;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.ParsedToken;
import io.vavr.control.Option;
import java.time.Instant;

/** The same of grants. */
final class BrokenGrantRepository extends BrokenExpiringRepository<GrantId, Grant> implements GrantRepository {
    private final GrantRepository sound;

    BrokenGrantRepository(GrantRepository sound, Fault fault) {
        super(sound, Grant::id, fault);
        this.sound = sound;
    }

    @Override
    public Option<Versioned<Grant>> locate(ParsedToken token) {
        return fault().locate(sound, token);
    }

    @Override
    public int purgeSpent(Instant spentSince, int limit) {
        return sound.purgeSpent(spentSince, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return fault().eraseSeals(sound, now, limit);
    }
}
