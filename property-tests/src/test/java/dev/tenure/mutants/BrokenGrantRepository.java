package dev.tenure.mutants;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
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
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, UserId user, Instant now, Option<GrantId> before, int limit) {
        return fault().grantsOf(at -> sound.findByUser(environment, user, at, before, limit), now);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, ClientId client, UserId user, Instant now, Option<GrantId> before, int limit) {
        return fault().grantsOf(at -> sound.findByUser(environment, client, user, at, before, limit), now);
    }

    @Override
    public int purgeSpent(Instant spentSince, int limit) {
        return sound.purgeSpent(spentSince, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return fault().eraseSeals(sound::eraseSeals, now, limit);
    }
}
