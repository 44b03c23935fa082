package dev.tenure.histories.joint;

import dev.tenure.connection.Closed;
import dev.tenure.connection.ConnectionId;
import dev.tenure.grant.Ended;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.Refreshable;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removed;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.ClockJump;
import dev.tenure.service.Retention;
import dev.tenure.service.Tenure;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The sweep and the purge after a history, which forget ended aggregates and nothing that lives. */
final class Aftermath {
    static final Retention RETENTION = new Retention(Retention.SHORTEST, Retention.SHORTEST);

    private static final int BATCH = 50;
    private static final Instant THE_LAST_DAYS = Instant.parse("9999-12-29T00:00:00Z");

    private final Store store;
    private final Tenure tenure;
    private final Consumer<String> cases;

    Aftermath(Store store, Tenure tenure, Consumer<String> cases) {
        this.store = store;
        this.tenure = tenure;
        this.cases = cases;
    }

    void hold(List<Notice> announced, Consumer<Instant> clock, Instant now) {
        if (now.isAfter(THE_LAST_DAYS)) return;
        clock.accept(now.plus(Duration.ofHours(30)));
        while (confirmed(() -> tenure.sweeper().sweep(BATCH)).more()) {
            // until nothing is due
        }
        while (tenure.relay(notice -> {}).deliver(BATCH).more()) {
            // until nothing waits
        }
        var before = new LinkedHashMap<AggregateId, Versioned<?>>();
        for (var notice : announced) find(notice.aggregate()).forEach(found -> before.put(notice.aggregate(), found));
        while (confirmed(() -> tenure.sweeper().purge(BATCH)).more()) {
            // until nothing is over
        }
        before.forEach(this::isKeptIfItLives);
    }

    private void isKeptIfItLives(AggregateId id, Versioned<?> before) {
        var after = find(id);
        var isOver = before.state() instanceof Removed
                || before.state() instanceof Closed
                || before.state() instanceof Ended;
        var mustStay = !isOver && (id instanceof ItemId || id instanceof ConnectionId || isRefreshed(before));
        if (mustStay && !after.exists(found -> found.version() == before.version()))
            throw new AssertionError("forgotten or changed while it lives: " + id.kind() + " " + before);
        if (after.isEmpty()) cases.accept("purged: " + id.kind());
        else if (mustStay) cases.accept("kept: " + id.kind());
    }

    private static boolean isRefreshed(Versioned<?> found) {
        return found.state() instanceof Refreshable;
    }

    private Option<? extends Versioned<?>> find(AggregateId id) {
        if (id instanceof ItemId item) return store.items().find(item);
        if (id instanceof GrantId grant) return store.grants().find(grant);
        if (id instanceof ConnectionId connection) return store.connections().find(connection);
        return Option.none();
    }

    private <T> T confirmed(Supplier<Either<ClockJump, T>> work) {
        return work.get().getOrElseGet(jump -> {
            tenure.sweeper().confirm(jump);
            cases.accept("confirmed a jump of the clock");
            return work.get().get();
        });
    }
}
