package dev.tenure.stories.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.databases.Databases;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.service.DeliveryResult;
import dev.tenure.service.DeliveryRules;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.AggregateId;
import io.vavr.collection.List;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A node meets notices that a later version of the library wrote, while its own wait beside them. */
@ParameterizedClass
@EnumSource
@Shows("G7")
class UnreadableNoticeTest {
    private static final DeliveryRules TWICE =
            new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(10), 1, Duration.ofSeconds(10), 2, 0);

    private final RecordingNotifier told = new RecordingNotifier();
    private final DataSource source;
    private final World world;

    UnreadableNoticeTest(DatabaseSetup setup) {
        this.source = setup.emptyTables();
        this.world = World.over(JdbcStore.owning(source, EventFilter.everything()));
    }

    @Test
    void itIsCountedPutOffAndParkedWhileEverythingElseIsDeliveredAndComesInOrderAfterAnUpgrade() {
        var spoilt = world.linked().item();
        world.tenure().items().remove(spoilt, Removal.because(RemovalReason.FRAUD));
        var other = world.linked().item();
        change("SET type = 'LATER_' || type", spoilt);
        var first = drained();
        assertThat(first.failed()).isOne();
        assertThat(first.unreadable().map(Unreadable::aggregate)).containsExactly(spoilt);
        assertThat(told.notices().map(Notice::aggregate)).contains(other).doesNotContain(spoilt);
        world.clock().advance(Duration.ofSeconds(10));
        var last = world.tenure().relay(told, TWICE).deliver(9);
        assertThat(last.parked()).isOne();
        assertThat(last.unreadable().single().why()).contains("LATER_");
        var parked = world.tenure().relay(told).parked(9).content().single();
        assertThat(parked.aggregate()).isEqualTo(spoilt);
        assertThat(parked.failed()).isEqualTo(2);
        change("SET type = substring(type, 7)", spoilt);
        assertThat(world.tenure().relay(told).replay(spoilt)).isTrue();
        drained();
        assertThat(told.notices().filter(it -> it.aggregate().equals(spoilt)).map(Notice::version))
                .containsExactly(1L, 2L);
    }

    @Test
    void anUnknownPartOfANoticeHoldsNothingElseUp() {
        var spoilt = List.of(
                "SET type = 'UNHEARD_OF'",
                "SET cause = 'UNHEARD_OF'",
                "SET details = '2'",
                "SET details = '1' || chr(10) || 'UNHEARD_OF=x'",
                "SET details = '1' || chr(10) || 'nothing'",
                "SET aggregate_kind = 'treaty'",
                "SET aggregate_id = 'no name'");
        for (var what : spoilt) change(what, world.linked().item());
        var before = told.notices().size();
        for (var i = 0; i < 5; i++) world.link();
        var delivered = drained();
        assertThat(delivered.unreadable().map(Unreadable::aggregate)).hasSize(spoilt.size());
        assertThat(told.notices().drop(before).map(Notice::aggregate).map(AggregateId::kind))
                .containsOnly("link");
        assertThat(told.notices()).hasSize(2 * spoilt.size() + 5);
        world.clock().advance(Duration.ofSeconds(10));
        assertThat(drained().parked()).isEqualTo(spoilt.size());
        var parked = world.tenure().relay(told).parked(9).content();
        assertThat(parked).hasSize(spoilt.size()).allMatch(it -> it.notice().isLeft());
        assertThat(parked.map(it -> it.aggregate().kind())).contains("treaty");
        for (var stream : parked)
            assertThat(world.tenure().relay(told).replay(stream.aggregate())).isTrue();
    }

    /** Delivers batches until nothing waits. Returns their sum. */
    private DeliveryResult drained() {
        var all = DeliveryResult.of(0, 0, 0, true);
        while (all.more()) {
            var batch = world.tenure().relay(told, TWICE).deliver(9);
            all = new DeliveryResult(
                    all.done() + batch.done(),
                    all.failed() + batch.failed(),
                    all.parked() + batch.parked(),
                    all.unreadable().appendAll(batch.unreadable()),
                    batch.more());
        }
        return all;
    }

    private void change(String what, ItemId aggregate) {
        Databases.run(
                source,
                "UPDATE tenure_event " + what + " WHERE aggregate_id = '" + aggregate.text() + "' AND version = 1");
    }
}
