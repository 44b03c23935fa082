package dev.tenure.inmemory;

import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.Versioned;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Custodies, found by what the other side calls them and by the key that they are kept under. */
final class InMemoryCustodies extends InMemoryTimedOwners<CustodyId, Custody> implements CustodyOwners {
    private final ConcurrentSkipListMap<Call, CustodyId> called = new ConcurrentSkipListMap<>(Call.FIRST_OPENED_FIRST);
    private final ConcurrentSkipListMap<CustodyId, String> keys =
            new ConcurrentSkipListMap<>(Comparator.comparing(CustodyId::text));

    InMemoryCustodies(InMemoryOutbox outbox) {
        super(outbox);
    }

    @Override
    public Seq<Versioned<Custody>> called(String profile, Counterpart counterpart) {
        var first = new Call(profile, counterpart, 0);
        var last = new Call(profile, counterpart, Long.MAX_VALUE);
        return Vector.ofAll(called.subMap(first, last).values())
                .flatMap(this::row)
                .filter(row -> row.state().keeping().counterpart().contains(counterpart))
                .map(this::versioned);
    }

    @Override
    public Seq<CustodyId> notUnder(String key, Option<CustodyId> after, int limit) {
        var rest = after.<SortedMap<CustodyId, String>>fold(() -> keys, last -> keys.tailMap(last, false));
        return Vector.ofAll(rest.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(key))
                .limit(limit)
                .map(Map.Entry::getKey));
    }

    @Override
    void arrange(Option<Row<Custody>> before, Row<Custody> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        var call = callOf(after);
        before.flatMap(InMemoryCustodies::callOf)
                .filter(it -> !call.contains(it))
                .forEach(called::remove);
        call.forEach(it -> called.put(it, after.state().id()));
        keep(after.state());
    }

    private void keep(Custody custody) {
        var vaulted = custody.vaulted();
        if (vaulted.isEmpty()) keys.remove(custody.id());
        else keys.put(custody.id(), vaulted.get().key());
    }

    @Override
    void forget(Row<Custody> row) {
        super.forget(row);
        callOf(row).forEach(called::remove);
        keys.remove(row.state().id());
    }

    private static Option<Call> callOf(Row<Custody> row) {
        var keeping = row.state().keeping();
        return keeping.counterpart()
                .map(counterpart -> new Call(keeping.configuration().profile(), counterpart, row.place()));
    }

    /** What the other side calls one, and its place among all that it calls so. */
    private record Call(String profile, Counterpart counterpart, long place) {
        private static final Comparator<Call> FIRST_OPENED_FIRST = Comparator.comparing(Call::profile)
                .thenComparing(call -> call.counterpart().value())
                .thenComparing(Call::place);
    }
}
