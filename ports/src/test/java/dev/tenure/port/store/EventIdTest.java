package dev.tenure.port.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.EventType;
import dev.tenure.item.ItemId;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {
    private static final UUID NAME = new UUID(1, 2);

    @Test
    void anEventIsNamedByItsAggregateItsVersionAndItsPlaceInIt() {
        var id = EventId.of(new ItemId(NAME), 1, 0);
        assertThat(id).isEqualTo(EventId.of(new ItemId(NAME), 1, 0));
        assertThat(List.of(
                        EventId.of(new ItemId(NAME), 1, 1),
                        EventId.of(new ItemId(NAME), 2, 0),
                        EventId.of(new ItemId(new UUID(1, 3)), 1, 0),
                        EventId.of(new LinkId(NAME), 1, 0),
                        EventId.of(PrincipalId.of(Environment.SANDBOX, new ClientId(NAME.toString())), 1, 0),
                        id))
                .doesNotHaveDuplicates();
        assertThat(id.value().version()).isEqualTo(8);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Test
    void noticesOfOneChangeKeepTheirOrder() {
        var now = Instant.EPOCH;
        var notices = Notice.of(
                new ItemId(NAME), 3, List.of(EventType.ITEM_UPDATED.at(now), EventType.CONSENT_RENEWED.at(now)));
        assertThat(notices.map(notice -> notice.event().type()))
                .containsExactly(EventType.ITEM_UPDATED, EventType.CONSENT_RENEWED);
        assertThat(notices.map(Notice::id))
                .containsExactly(EventId.of(new ItemId(NAME), 3, 0), EventId.of(new ItemId(NAME), 3, 1));
    }
}
