package dev.tenure.stories.token;

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

/** A grant repository that must not be called. */
final class UntouchableGrants extends UntouchableRepository<GrantId, Grant> implements GrantRepository {
    @Override
    public Option<Versioned<Grant>> locate(ParsedToken token) {
        throw asked();
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, UserId user, Instant now, Option<GrantId> before, int limit) {
        throw asked();
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, ClientId client, UserId user, Instant now, Option<GrantId> before, int limit) {
        throw asked();
    }

    @Override
    public int purgeSpent(Instant spentSince, int limit) {
        throw asked();
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        throw asked();
    }
}
