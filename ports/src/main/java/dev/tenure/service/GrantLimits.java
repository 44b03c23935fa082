package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantLimit;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.Commands;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Adds grants of users who may have only so many. Each caller looks at all live grants after it has added its own, so
 * the last of them sees all: when every caller is done, no more than the limit live. In a host's transaction a caller
 * sees no other that is not committed. Immutable.
 */
final class GrantLimits {
    private final GrantQueries queries;
    private final Commands<GrantId, Grant> commands;

    GrantLimits(GrantQueries queries, Commands<GrantId, Grant> commands) {
        this.queries = queries;
        this.commands = commands;
    }

    <R> Either<Rejection, R> add(GrantLimit limit, GrantData data, Decision<Grant, R> created) {
        if (limit.refuses() && live(data).size() >= limit.most()) return refused(limit);
        return commands.add(created).flatMap(reply -> violation(limit, data)
                .<Either<Rejection, R>>fold(() -> Either.right(reply), Either::left));
    }

    /** Ends the grants above the limit; the reason to refuse the new one if it is among them. */
    private Option<Rejection> violation(GrantLimit limit, GrantData created) {
        try {
            var live = live(created);
            return limit.refuses() ? refusal(limit, created, live) : ended(limit, created, live);
        } catch (StoreUnavailable failure) {
            throw new OutcomeUnknown("a grant was added, and those above the limit may live", failure);
        }
    }

    /**
     * Ends the new grant if more than the limit live. A grant that was created later may have been committed before,
     * and its caller did not see this one: so the order of creation does not count here, and callers may refuse each
     * other.
     */
    private Option<Rejection> refusal(GrantLimit limit, GrantData created, Seq<Versioned<Grant>> live) {
        if (live.size() <= limit.most()) return Option.none();
        return live.find(it -> isOf(created, it))
                .map(own -> conflict(own).getOrElse(() -> new Rejection.TooManyGrants(limit.most())));
    }

    private Option<Rejection> ended(GrantLimit limit, GrantData created, Seq<Versioned<Grant>> live) {
        var above = live.drop(limit.most());
        var conflicts = above.flatMap(this::conflict);
        return conflicts.headOption().orElse(() -> above.find(it -> isOf(created, it))
                .map(it -> new Rejection.GrantEnded(Cause.GRANT_LIMIT_REACHED)));
    }

    private static boolean isOf(GrantData data, Versioned<Grant> found) {
        return found.state().id().equals(data.id());
    }

    /** Ends a grant; the conflict if that is not possible in the host's transaction. A grant that is gone has ended. */
    private Option<Rejection> conflict(Versioned<Grant> found) {
        return commands.end(
                        found,
                        (grant, context) -> grant.decideEnd(
                                context, it -> it.end(new End(Cause.GRANT_LIMIT_REACHED, context.now()))))
                .swap()
                .toOption()
                .filter(why -> why.code() == RejectionCode.CONFLICT);
    }

    private Seq<Versioned<Grant>> live(GrantData data) {
        return queries.live(data.ownership().client(), data.ownership().user().get());
    }

    private static <R> Either<Rejection, R> refused(GrantLimit limit) {
        return Either.left(new Rejection.TooManyGrants(limit.most()));
    }
}
