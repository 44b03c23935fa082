package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.time.End;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The faults of withdrawals. */
final class Withdrawing {
    private Withdrawing() {}

    /** A user who is withdrawn everywhere stays with all clients but the first one. */
    record FromOneClient(PrincipalRepository principals, Map<UserId, ClientId> first) implements Fault {
        FromOneClient(Store sound) {
            this(sound.principals(), new ConcurrentHashMap<>());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            return sound.find(id)
                    .map(found -> withdrawn(
                            found,
                            owned -> isSpared(owned.ownership())
                                    ? ends(principals, withoutEverywhere(owned.ownership()), owned.environment())
                                            .headOption()
                                    : found.withdrawn()));
        }

        private boolean isSpared(Ownership ownership) {
            return ownership
                    .user()
                    .exists(user -> !ownership.client().equals(first.computeIfAbsent(user, any -> ownership.client())));
        }

        private static Ownership withoutEverywhere(Ownership whole) {
            return new Ownership(whole.client(), whole.clientEpoch(), whole.user(), whole.userEpoch());
        }
    }

    /** Of several withdrawals the one of the earliest instant counts, whichever was recorded first. */
    record ByTheClock(PrincipalRepository principals) implements Fault {
        ByTheClock(Store sound) {
            this(sound.principals());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            return sound.find(id)
                    .map(found -> withdrawn(found, owned -> ends(principals, owned.ownership(), owned.environment())
                            .minBy(End::at)));
        }
    }

    /** A withdrawal is stored without its environment. */
    record InAllEnvironments() implements Fault {
        @Override
        @SuppressWarnings("unchecked")
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> add(
                Repository<I, S> sound, Decision<S, ?> decision) {
            if (decision.next() instanceof Principal principal)
                for (var other : Environment.values())
                    if (other != principal.environment()) sound.add((Decision<S, ?>) in(other, principal));
            return sound.add(decision);
        }

        private static Decision<Principal, ?> in(Environment other, Principal principal) {
            var end = principal.withdrawals().last();
            return Principal.of(new PrincipalId(
                            other, principal.id().client(), principal.id().user()))
                    .withdraw(WithdrawalReason.valueOf(end.cause().name()), end.at());
        }
    }

    private static <S extends Aggregate> Versioned<S> withdrawn(
            Versioned<S> found, Function<Owned<?>, Option<End>> end) {
        return found.state() instanceof Owned<?> owned
                ? new Versioned<>(found.state(), found.version(), found.changedAt(), end.apply(owned))
                : found;
    }

    private static Seq<End> ends(PrincipalRepository principals, Ownership ownership, Environment environment) {
        return Vector.ofAll(ownership.epochs(environment))
                .flatMap(created -> principals.find(created._1()).flatMap(found -> found.state()
                        .closing(created._2())));
    }
}
