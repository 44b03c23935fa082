package dev.tenure.host.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.EventType;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Notice;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The notices that the page remembers. */
final class RecentNoticesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final RecentNotices recent = new RecentNotices();

    @Test
    void theNewestComeFirstAndTheOldestAreForgotten() {
        var all = List.range(0, 600).map(RecentNoticesTest::notice);

        all.forEach(recent::deliver);

        assertThat(recent.newestFirst()).hasSize(500).startsWith(all.last()).doesNotContain(all.get(99));
    }

    @Test
    void aRepeatedNoticeIsRememberedOnce() {
        recent.deliver(notice(1));
        recent.deliver(notice(2));
        recent.deliver(notice(1));

        assertThat(recent.newestFirst()).containsExactly(notice(1), notice(2));
    }

    @Test
    void nothingIsLostWhereManyTell() {
        IntStream.range(0, 400).parallel().mapToObj(RecentNoticesTest::notice).forEach(recent::deliver);

        assertThat(recent.newestFirst()).hasSize(400);
    }

    private static Notice notice(int number) {
        var aggregate = new ItemId(new UUID(0x4000L, 0x8000_0000_0000_0000L | number));
        return Notice.of(aggregate, 1, List.of(EventType.ITEM_ACTIVATED.at(NOW)))
                .head();
    }
}
