package dev.tenure.histories.joint;

import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Parked;
import dev.tenure.port.store.Store;
import dev.tenure.service.DeliveryRules;
import dev.tenure.service.Tenure;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Delivers notices to a notifier that often refuses them; no state may depend on it (P71). */
final class UnreliableDelivery {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final DeliveryRules RULES =
            new DeliveryRules(Duration.ofMinutes(1), Duration.ofMillis(1), 1, Duration.ofMillis(1), 2, 0);

    /** The prefix of the cases that depend on the order of delivery, which each store may choose. */
    static final String DELIVERY = "delivery: ";

    private final Store store;
    private final Tenure tenure;
    private final Random random;
    private final Consumer<String> cases;
    private final Map<EventId, Notice> taken = new LinkedHashMap<>();
    private final Map<AggregateId, Long> last = new HashMap<>();
    private Set<AggregateId> parked = Set.of();

    UnreliableDelivery(Store store, Tenure tenure, Random random, Consumer<String> cases) {
        this.store = store;
        this.tenure = tenure;
        this.random = random;
        this.cases = cases;
    }

    /** Delivers some; sometimes what was parked is tried again. */
    void deliver() {
        var relay = tenure.relay(this::take, RULES);
        relay.deliver(1 + random.nextInt(4));
        var streams = relay.parked(Integer.MAX_VALUE).content().map(Parked::aggregate);
        streams.filter(aggregate -> !parked.contains(aggregate))
                .forEach(aggregate -> cases.accept(DELIVERY + "a parked stream"));
        parked = streams.toJavaSet();
        if (streams.isEmpty() || random.nextInt(3) > 0) return;
        check(relay.replay(streams.head()), "what is parked can be replayed");
        parked.remove(streams.head());
        cases.accept(DELIVERY + "a replayed stream");
    }

    private void take(Notice notice) throws IOException {
        check(!parked.contains(notice.aggregate()), "delivered from a stream that is parked");
        if (random.nextInt(3) == 0) throw new IOException("not now");
        keep(notice);
    }

    /** P68: notices come in the order of their stream; a repeated one has the same id and content. */
    private void keep(Notice notice) {
        var earlier = taken.putIfAbsent(notice.id(), notice);
        if (earlier == null) {
            var before = last.put(notice.aggregate(), notice.version());
            check(before == null || before <= notice.version(), "P68: delivered out of order");
            return;
        }
        cases.accept(DELIVERY + "a notice that came twice");
        check(earlier.equals(notice), "P66: two events have one name");
    }

    /** Delivers the rest. Returns everything that was ever announced. */
    List<Notice> all() {
        var relay = tenure.relay(this::take, RULES);
        relay.parked(Integer.MAX_VALUE).content().map(Parked::aggregate).forEach(relay::replay);
        for (var claims = claimed(); !claims.isEmpty(); claims = claimed()) {
            claims.forEach(claim -> keep(claim.notice().get()));
            claims.forEach(store.outbox()::acknowledge);
        }
        check(relay.parked(1).content().isEmpty(), "something is still parked");
        return List.copyOf(taken.values());
    }

    private Seq<ClaimedNotice> claimed() {
        return store.outbox().claim(LAST, LAST.plusMillis(1), 1_000);
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }
}
