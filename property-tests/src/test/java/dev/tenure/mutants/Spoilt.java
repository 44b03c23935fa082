package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Parked;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;

/** The notices and aggregates that a store in memory cannot read, as if a later version of the library had written them. */
final class Spoilt {
    private static final String WHY = "written by a later version";

    private final Set<EventId> notices = new HashSet<>();
    private final Set<AggregateId> aggregates = new HashSet<>();

    void add(EventId notice) {
        notices.add(notice);
    }

    void add(AggregateId aggregate) {
        aggregates.add(aggregate);
    }

    void remove(EventId notice) {
        notices.remove(notice);
    }

    /** The same store, in which what is spoilt cannot be read. */
    Store in(Store store) {
        return Store.class.cast(proxy(Store.class, store));
    }

    private Object proxy(Class<?> port, Object behind) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
            try {
                var answer = method.invoke(behind, arguments);
                return port == Store.class ? proxy(method.getReturnType(), answer) : read(answer);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }

    /** An answer as far as it can be read: a part of a list is reported, and anything else is an error. */
    private Object read(Object answer) {
        if (answer instanceof Option<?> one) return one.peek(this::mustBeReadable);
        if (answer instanceof Seq<?> list) return list.map(this::listed);
        return answer;
    }

    private void mustBeReadable(Object found) {
        if (found instanceof Versioned<?> aggregate && isSpoilt(aggregate)) throw new StoreUnavailable(WHY);
    }

    private Object listed(Object entry) {
        mustBeReadable(entry);
        if (entry instanceof ClaimedNotice claim)
            return new ClaimedNotice(claim.id(), read(claim.notice()), claim.failed(), claim.fencingToken());
        if (entry instanceof Parked parked)
            return new Parked(read(parked.notice()), parked.since(), parked.failed(), parked.place());
        if (entry instanceof Either<?, ?> either && either.isRight() && either.get() instanceof Versioned<?> found)
            return isSpoilt(found) ? Either.left(new Unreadable(idOf(found), WHY)) : either;
        return entry;
    }

    private Either<Unreadable, Notice> read(Either<Unreadable, Notice> notice) {
        return notice.flatMap(
                it -> notices.contains(it.id()) ? Either.left(new Unreadable(it.aggregate(), WHY)) : notice);
    }

    /** Returns true also if one of its principals cannot be read: it may be withdrawn. */
    private boolean isSpoilt(Versioned<?> found) {
        return aggregates.contains(idOf(found))
                || (found.state() instanceof Owned<?> owned
                        && owned.ownership()
                                .epochs(owned.environment())
                                .keySet()
                                .exists(aggregates::contains));
    }

    private static AggregateId idOf(Versioned<?> found) {
        return ((Aggregate) found.state()).id();
    }
}
