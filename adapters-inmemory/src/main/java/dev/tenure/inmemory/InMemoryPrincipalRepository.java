package dev.tenure.inmemory;

import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The withdrawn clients and users in memory, and the place of each withdrawal among all. */
final class InMemoryPrincipalRepository extends InMemoryRepository<PrincipalId, Principal>
        implements PrincipalRepository {
    private final AtomicLong recorded = new AtomicLong();
    private final ConcurrentHashMap<PrincipalId, Vector<Long>> places = new ConcurrentHashMap<>();

    InMemoryPrincipalRepository(InMemoryOutbox outbox) {
        super(outbox);
    }

    /** The withdrawal that was recorded first of those that closed one of these epochs. */
    Option<End> withdrawn(Ownership ownership, Environment environment) {
        return ownership
                .epochs(environment)
                .flatMap(created -> closing(created._1(), created._2()))
                .minBy(Withdrawal::place)
                .map(Withdrawal::end);
    }

    private Option<Withdrawal> closing(PrincipalId id, int epoch) {
        return row(id).flatMap(row -> row.state().closing(epoch))
                .flatMap(end -> Option.of(places.get(id)).map(all -> new Withdrawal(all.get(epoch), end)));
    }

    @Override
    void arrange(Option<Row<Principal>> before, Row<Principal> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        places.merge(after.state().id(), Vector.of(recorded.incrementAndGet()), Vector::appendAll);
    }

    private record Withdrawal(long place, End end) {}
}
