package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.grant.Grant;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Principal;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The faults of finding aggregates. */
final class Reading {
    private Reading() {}

    /** An aggregate that was found once is answered from memory until somebody commits it. */
    record Cached(Map<AggregateId, Versioned<?>> found) implements Fault {
        Cached() {
            this(new ConcurrentHashMap<>());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            return Option.of((Versioned<S>) found.get(id))
                    .orElse(() -> sound.find(id).peek(aggregate -> found.put(id, aggregate)));
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> read, Decision<S, ?> decision) {
            found.remove(id);
            return sound.commit(read, decision);
        }
    }

    /** An aggregate that is found by a token lacks the withdrawals that concern it. */
    record WithoutWithdrawals() implements Fault {
        @Override
        public <S extends Owned<S>> Option<Located<S>> locate(
                Function<TokenHash, Option<Located<S>>> sound, TokenHash hash) {
            return sound.apply(hash).map(it -> new Located<>(withoutWithdrawals(it.aggregate()), it.token()));
        }

        private static <S> Versioned<S> withoutWithdrawals(Versioned<S> aggregate) {
            return new Versioned<>(aggregate.state(), aggregate.version(), aggregate.changedAt(), Option.none());
        }
    }

    /** A withdrawal marks the stored aggregates, and misses those added at the same time. */
    record Marked(Set<AggregateId> there, Set<AggregateId> marked) implements Fault {
        Marked() {
            this(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> add(
                Repository<I, S> sound, Decision<S, ?> decision) {
            if (decision.next() instanceof Principal) marked.addAll(there);
            return sound.add(decision).map(this::read);
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            return sound.find(id).map(this::read);
        }

        private <S extends Aggregate> Versioned<S> read(Versioned<S> aggregate) {
            var id = aggregate.state().id();
            there.add(id);
            var withdrawn = aggregate.withdrawn().filter(end -> marked.contains(id));
            return new Versioned<>(aggregate.state(), aggregate.version(), aggregate.changedAt(), withdrawn);
        }
    }

    /** An unreachable aggregate counts as missing. */
    record Calm() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            try {
                return sound.find(id);
            } catch (StoreUnavailable gone) {
                return Option.none();
            }
        }
    }

    /** A confirmation only reads the aggregate again. */
    record Confirmed() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> boolean confirm(
                Repository<I, S> sound, I id, Versioned<S> found) {
            return sound.find(id).exists(row -> row.version() == found.version());
        }
    }

    /** A confirmation trusts the state that this process stored last. */
    record Remembered(Map<AggregateId, Long> versions) implements Fault {
        Remembered() {
            this(new ConcurrentHashMap<>());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return sound.commit(found, decision).peek(stored -> versions.put(id, stored.version()));
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> boolean confirm(
                Repository<I, S> sound, I id, Versioned<S> found) {
            return versions.getOrDefault(id, found.version()) == found.version();
        }
    }

    /** Users are compared by a database's default collation, which takes some for the same. */
    record Alike(UnaryOperator<String> seen, Set<UserId> users) implements Fault {
        Alike(UnaryOperator<String> seen) {
            this(seen, ConcurrentHashMap.newKeySet());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> add(
                Repository<I, S> sound, Decision<S, ?> decision) {
            if (decision.next() instanceof Owned<?> allied)
                allied.ownership().user().forEach(users::add);
            return sound.add(decision);
        }

        @Override
        public Seq<Either<Unreadable, Versioned<Item>>> ofUser(
                ItemRepository sound,
                Environment environment,
                ClientId client,
                UserId user,
                Option<ItemId> after,
                int limit) {
            return Vector.ofAll(users)
                    .filter(any -> seen.apply(any.value()).equals(seen.apply(user.value())))
                    .flatMap(any -> sound.findByUser(environment, client, any, after, limit));
        }
    }

    /** A page begins with the key that the one before ended with. */
    record PagedFromTheKey() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Item>>> ofUser(
                ItemRepository sound,
                Environment environment,
                ClientId client,
                UserId user,
                Option<ItemId> after,
                int limit) {
            return after.flatMap(sound::find)
                    .<Either<Unreadable, Versioned<Item>>>map(Either::right)
                    .toVector()
                    .appendAll(sound.findByUser(environment, client, user, after, limit))
                    .take(limit);
        }
    }

    /** A page has the Items of all environments. */
    record PagedEverywhere() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Item>>> ofUser(
                ItemRepository sound,
                Environment environment,
                ClientId client,
                UserId user,
                Option<ItemId> after,
                int limit) {
            return Vector.of(Environment.values())
                    .flatMap(any -> sound.findByUser(any, client, user, after, limit))
                    .take(limit);
        }
    }

    /** A user's grants are listed although nothing is left of them. */
    record SpentListed() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Grant>>> grantsOf(
                Function<Instant, Seq<Either<Unreadable, Versioned<Grant>>>> sound, Instant now) {
            return sound.apply(Instant.EPOCH);
        }
    }

    /** A user's grants are read from a copy that has not seen the newest of them. */
    record OldOnesOnly() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Grant>>> grantsOf(
                Function<Instant, Seq<Either<Unreadable, Versioned<Grant>>>> sound, Instant now) {
            return sound.apply(now).drop(1);
        }
    }

    /** A page of a user's grants begins with its oldest. */
    record OldestFirst() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Grant>>> grantsOf(
                Function<Instant, Seq<Either<Unreadable, Versioned<Grant>>>> sound, Instant now) {
            return sound.apply(now).reverse();
        }
    }

    /** A superseded token is not kept. */
    record CurrentOnly() implements Fault {
        @Override
        public <S extends Owned<S>> Option<Located<S>> locate(
                Function<TokenHash, Option<Located<S>>> sound, TokenHash hash) {
            return sound.apply(hash).filter(it -> isCurrent(it.aggregate().state(), it.token()));
        }

        private static boolean isCurrent(Aggregate aggregate, Token token) {
            return !(aggregate instanceof Item item)
                    || token.kind() != TokenKind.ACCESS
                    || token.generation() == item.data().accessGeneration();
        }
    }

    /** Tokens are stored before their aggregate, and stay if it is refused. */
    record TokensFirst(Map<TokenHash, Located<?>> left) implements Fault {
        TokensFirst() {
            this(new ConcurrentHashMap<>());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            decision.issued().forEach(token -> left.put(token.hash(), new Located<>(found, token)));
            return sound.commit(found, decision);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <S extends Owned<S>> Option<Located<S>> locate(
                Function<TokenHash, Option<Located<S>>> sound, TokenHash hash) {
            return sound.apply(hash).orElse(() -> Option.of((Located<S>) left.get(hash)));
        }
    }
}
