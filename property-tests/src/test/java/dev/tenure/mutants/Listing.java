package dev.tenure.mutants;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.grant.Grant;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** The faults of lists in which an entry cannot be read. */
final class Listing {
    private Listing() {}

    /** The lists of aggregates, with the mistake that is made in all of them. */
    interface OfAggregates extends Fault {
        <S> Seq<Either<Unreadable, Versioned<S>>> listed(Seq<Either<Unreadable, Versioned<S>>> sound);

        @Override
        default Seq<Either<Unreadable, Versioned<Item>>> ofUser(
                ItemRepository sound,
                Environment environment,
                ClientId client,
                UserId user,
                Option<ItemId> after,
                int limit) {
            return listed(sound.findByUser(environment, client, user, after, limit));
        }

        @Override
        default Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return listed(sound.list(environment, filter, now, after, limit));
        }

        @Override
        default Seq<Either<Unreadable, Versioned<Grant>>> grantsOf(
                Function<Instant, Seq<Either<Unreadable, Versioned<Grant>>>> sound, Instant now) {
            return listed(sound.apply(now));
        }
    }

    /** One that cannot be read fails the whole list. */
    record Failed() implements OfAggregates {
        @Override
        public <S> Seq<Either<Unreadable, Versioned<S>>> listed(Seq<Either<Unreadable, Versioned<S>>> sound) {
            sound.flatMap(Either::swap).forEach(unreadable -> {
                throw new StoreUnavailable(unreadable.why());
            });
            return sound;
        }
    }

    /** One that cannot be read is left out in silence. */
    record Dropped() implements OfAggregates {
        @Override
        public <S> Seq<Either<Unreadable, Versioned<S>>> listed(Seq<Either<Unreadable, Versioned<S>>> sound) {
            return sound.filter(Either::isRight);
        }
    }

    /** A notice that cannot be read is not claimed, and so its stream waits for ever. */
    record Unclaimed() implements Fault {
        @Override
        public Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
            return sound.claim(now, until, limit).filter(claim -> claim.notice().isRight());
        }
    }
}
