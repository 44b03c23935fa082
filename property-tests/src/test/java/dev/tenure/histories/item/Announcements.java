package dev.tenure.histories.item;

import static dev.tenure.histories.item.step.World.check;

import dev.tenure.decision.Detail;
import dev.tenure.decision.EventType;
import dev.tenure.histories.item.oracle.ItemLifetimes;
import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.step.ReportSteps;
import dev.tenure.histories.item.step.World;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.token.AggregateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks on all events of one history: their ids, their order, their warnings, and that none is missing. */
final class Announcements {
    private final World world;

    Announcements(World world) {
        this.world = world;
    }

    void hold(List<Notice> all) {
        var ids = new HashSet<EventId>();
        var warnings = new ArrayList<String>();
        var streams = byAggregate(all);
        for (var notice : all) {
            check(ids.add(notice.id()), "P66: two events have one id");
            if (notice.event().type() == EventType.EXPIRY_WARNED) warnings.add(warning(notice));
        }
        streams.values().forEach(Announcements::isInOrder);
        for (var item : world.oracle.ledger.items)
            for (var armed : item.armed) warnings.remove(item.id + " " + armed.at() + " " + armed.cause());
        check(warnings.isEmpty(), () -> "P69: warned more than once: " + warnings);
        for (var item : world.oracle.ledger.items) isWhole(ReportSteps.id(item.id), item.version, streams);
    }

    /** Takes everything out of the outbox of a store. */
    static List<Notice> drained(Store store) {
        var all = new ArrayList<Notice>();
        var claimed = claim(store);
        while (!claimed.isEmpty()) {
            for (var claim : claimed) {
                all.add(claim.notice().get());
                store.outbox().acknowledge(claim);
            }
            claimed = claim(store);
        }
        return all;
    }

    private static List<ClaimedNotice> claim(Store store) {
        return store.outbox().claim(Instant.EPOCH, Ledger.LAST, 1000).asJava();
    }

    /** The notices of each aggregate in their order; of two aggregates, the one that had the first to announce comes first. */
    static List<List<Notice>> streams(List<Notice> all) {
        return List.copyOf(byAggregate(all).values());
    }

    private static Map<AggregateId, List<Notice>> byAggregate(List<Notice> all) {
        var streams = new LinkedHashMap<AggregateId, List<Notice>>();
        for (var notice : all)
            streams.computeIfAbsent(notice.aggregate(), aggregate -> new ArrayList<>())
                    .add(notice);
        return streams;
    }

    /** P09: recorded in the order of versions; P08: nothing takes effect after it is recorded. */
    private static void isInOrder(List<Notice> stream) {
        for (var i = 0; i < stream.size(); i++) {
            var event = stream.get(i).event();
            check(!event.effectiveAt().isAfter(event.recordedAt()), "P08: recorded before it took effect: " + event);
            if (i == 0) continue;
            var before = stream.get(i - 1);
            check(before.version() <= stream.get(i).version(), "P09: versions out of order");
            check(!before.event().recordedAt().isAfter(event.recordedAt()), "P09: recorded out of order");
            var isLate = before.version() == stream.get(i).version()
                    && before.event().type() == EventType.EXPIRY_WARNED
                    && event.type() == EventType.ITEM_REMOVED
                    && event.effectiveAt().isBefore(before.event().recordedAt());
            check(!isLate, "P05: warned of what had ended before");
        }
    }

    /** P67: each version has its event. */
    private static void isWhole(AggregateId aggregate, long version, Map<AggregateId, List<Notice>> streams) {
        var versions = new HashSet<Long>();
        for (var notice : streams.getOrDefault(aggregate, List.of())) versions.add(notice.version());
        check(versions.size() == version, "P67: " + versions.size() + " versions with events, of " + version);
    }

    /** P05: a warning is recorded in the seven days before its deadline; P69: once each time this is set. */
    private static String warning(Notice notice) {
        var deadline =
                Instant.parse(notice.event().details().get(Detail.DEADLINE).get());
        var recordedAt = notice.event().recordedAt();
        check(recordedAt.isBefore(deadline), "P05: warned when it was too late");
        check(!recordedAt.isBefore(deadline.minus(ItemLifetimes.WARNING)), "P05: warned too early");
        return notice.aggregate().text() + " " + deadline + " "
                + notice.event().cause().get();
    }
}
