package dev.tenure.inmemory;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Created;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.End;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Token;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Aggregates by id. Everything that belongs to a change happens while its aggregate's entry is held, and before the
 * change is visible.
 */
class InMemoryRepository<I extends AggregateId, S extends Aggregate> implements Repository<I, S> {
    private final ConcurrentHashMap<AggregateId, Row<S>> rows = new ConcurrentHashMap<>();
    private final AtomicLong places = new AtomicLong();
    private final InMemoryOutbox outbox;

    InMemoryRepository(InMemoryOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public final Option<Versioned<S>> find(I id) {
        return Option.of(rows.get(id)).map(this::versioned);
    }

    @Override
    public final Either<Stale, Versioned<S>> add(Decision<S, ?> decision) {
        return begin(decision.next(), decision.issued(), decision.events());
    }

    /** Stores a new aggregate at version 1, with its tokens and its events. */
    final Either<Stale, Versioned<S>> begin(S state, Seq<Token> issued, Seq<Event> events) {
        var fresh = Row.first(state, recordedAt(events), places.incrementAndGet());
        var stored = rows.computeIfAbsent(state.id(), id -> {
            if (!claim(Option.none(), fresh, issued)) return null;
            arrange(Option.none(), fresh, issued);
            outbox.append(id, fresh.version(), events);
            return fresh;
        });
        return stored != null && stored.place() == fresh.place()
                ? Either.right(versioned(fresh))
                : Either.left(new Stale());
    }

    @Override
    public final Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision) {
        return step(found.state().id(), row -> Option.when(row.version() == found.version(), decision))
                .map(row -> row.versioned(found.withdrawn()))
                .toEither(Stale::new);
    }

    @Override
    public final boolean confirm(Versioned<S> found) {
        var isThere = new Slot<Boolean>();
        rows.computeIfPresent(found.state().id(), (id, row) -> {
            isThere.put(row.version() == found.version());
            return row;
        });
        return isThere.value().getOrElse(false);
    }

    @Override
    public final <R> Either<Stale, Option<Decision<S, R>>> changeLocked(
            I id, Function<Versioned<S>, Decision<S, R>> decide) {
        var decided = new Slot<Decision<S, R>>();
        var stored = step(id, row -> {
            var decision = decide.apply(versioned(row));
            decided.put(decision);
            return Option.when(decision.changes(), decision);
        });
        if (stored.isEmpty() && decided.value().exists(Decision::changes))
            throw new IllegalStateException("a locked aggregate was to bring a name that is taken");
        return Either.right(decided.value());
    }

    /** Decides and writes while the aggregate's entry is held. Returns the written row, if any. */
    private Option<Row<S>> step(AggregateId id, Function<Row<S>, Option<Decision<S, ?>>> decide) {
        var stored = new Slot<Row<S>>();
        rows.computeIfPresent(id, (same, row) -> decide.apply(row)
                .flatMap(decision -> written(row, decision))
                .peek(stored::put)
                .getOrElse(row));
        return stored.value();
    }

    /**
     * Returns the written row; none if a token that it issues, or the id or a token of an aggregate that it creates, is
     * taken. A change creates one at most.
     */
    private Option<Row<S>> written(Row<S> row, Decision<S, ?> decision) {
        var next = row.next(decision.next(), recordedAt(decision.events()));
        if (!claim(Option.of(row), next, decision.issued())) return Option.none();
        if (decision.created().nonEmpty() && create(decision.created().single()).isLeft()) {
            release(Option.of(row), next, decision.issued());
            return Option.none();
        }
        arrange(Option.of(row), next, decision.issued());
        outbox.append(next.state().id(), next.version(), decision.events());
        return Option.of(next);
    }

    final Versioned<S> versioned(Row<S> row) {
        return row.versioned(withdrawn(row.state()));
    }

    final Option<Row<S>> row(AggregateId id) {
        return Option.of(rows.get(id));
    }

    /** The place to go on after: that of this aggregate, or before all; none if it is not stored. */
    final Option<Long> placeOf(Option<I> after) {
        return after.fold(() -> Option.of(0L), id -> row(id).map(Row::place));
    }

    /** Deletes an aggregate if it may be deleted and has no notice waiting; returns true if it did. */
    final boolean delete(AggregateId id, Predicate<Row<S>> mayBe) {
        var deleted = new Slot<Row<S>>();
        rows.computeIfPresent(id, (same, row) -> {
            if (!mayBe.test(row) || outbox.holds(id)) return row;
            forget(row);
            deleted.put(row);
            return null;
        });
        return deleted.value().isDefined();
    }

    /** Replaces a state that still meets a condition with another of the same meaning: no version rises. */
    final boolean rewrite(AggregateId id, Predicate<S> still, UnaryOperator<S> sameMeaning) {
        return replace(id, row -> still.test(row.state()), row -> row.with(sameMeaning.apply(row.state())));
    }

    /** True if the end, exclusive, has come. */
    static boolean isPast(Option<Instant> end, Instant now) {
        return end.exists(at -> !at.isAfter(now));
    }

    /** Replaces a row with another of the same content; false if it stays. */
    final boolean replace(AggregateId id, Predicate<Row<S>> still, UnaryOperator<Row<S>> same) {
        var rewritten = new Slot<Row<S>>();
        rows.computeIfPresent(id, (name, row) -> {
            if (!still.test(row)) return row;
            var next = same.apply(row);
            arrange(Option.of(row), next, List.empty());
            rewritten.put(next);
            return next;
        });
        return rewritten.value().isDefined();
    }

    /** Takes the names that a change brings, all or none; false if one belongs to another: there are none, here. */
    boolean claim(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        return true;
    }

    /** Gives back the names that a change took and does not need. */
    void release(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {}

    /** Deletes what an index holds for an aggregate: nothing, here. */
    void forget(Row<S> row) {}

    /** Indexes a change: nothing, here. */
    void arrange(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {}

    /** Stores an aggregate that the decision of another created. */
    Either<Stale, ?> create(Created created) {
        throw new IllegalStateException("these aggregates create nothing");
    }

    /** The withdrawal that ended it: none, here. */
    Option<End> withdrawn(S state) {
        return Option.none();
    }

    private static Instant recordedAt(Seq<Event> events) {
        return events.last().recordedAt();
    }
}
