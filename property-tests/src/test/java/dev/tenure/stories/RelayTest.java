package dev.tenure.stories;

import static dev.tenure.stories.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.Removal;
import dev.tenure.port.Notice;
import dev.tenure.port.Notifier;
import dev.tenure.service.Delivered;
import dev.tenure.time.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RelayTest {
    private final RecordingNotifier told = new RecordingNotifier();
    private final World world;

    RelayTest(Stores stores) {
        this.world = World.over(stores.empty());
    }

    @Test
    void everyEventIsDeliveredOnceAndInTheOrderOfItsOwner() {
        var item = world.exchanged();
        world.tenure().items().rotateAccessToken(CLIENT, item.accessToken().reveal());
        drain(world, told);
        assertThat(told.notices()
                        .filter(notice -> notice.owner().equals(item.item()))
                        .map(Notice::event)
                        .map(Event::type))
                .containsExactly(
                        EventType.PUBLIC_TOKEN_ISSUED,
                        EventType.PUBLIC_TOKEN_EXCHANGED,
                        EventType.ACCESS_TOKEN_ISSUED,
                        EventType.ITEM_ACTIVATED,
                        EventType.ACCESS_TOKEN_ROTATED);
        assertThat(told.notices().map(Notice::id)).doesNotHaveDuplicates();
        assertThat(world.tenure().relay(told).deliver(10)).isEqualTo(new Delivered(0, 0));
    }

    @Test
    void whatANotifierDoesNotTakeComesAgainWhenItsClaimHasRunOut() {
        world.link();
        Notifier broken = notice -> {
            throw new java.io.IOException("down");
        };
        assertThat(world.tenure().relay(broken).deliver(10)).isEqualTo(new Delivered(0, 1));
        assertThat(world.tenure().relay(told).deliver(10)).isEqualTo(new Delivered(0, 0));
        world.clock().advance(Duration.ofMinutes(1));
        assertThat(world.tenure().relay(told).deliver(10)).isEqualTo(new Delivered(1, 0));
    }

    @Test
    void anOwnerWhoseNoticeIsNotTakenHoldsUpNobodyElseAndLosesNoOrder() {
        var broken = world.exchanged().item();
        var healthy = world.exchanged().item();
        Notifier picky = notice -> {
            if (notice.owner().equals(broken)) throw new java.io.IOException("down");
            told.deliver(notice);
        };
        drain(world, picky);
        assertThat(told.notices().filter(notice -> notice.owner().equals(healthy)))
                .hasSize(4);
        world.clock().advance(Duration.ofMinutes(1));
        drain(world, told);
        assertThat(told.notices()
                        .filter(notice -> notice.owner().equals(broken))
                        .map(Notice::version))
                .containsExactly(1L, 2L, 2L, 2L);
    }

    @Test
    void aRemovalIsOneEventHoweverManyTokensEnd() {
        var item = world.exchanged().item();
        drain(world, told);
        var before = told.notices().size();
        world.tenure().items().remove(item, Removal.because(Cause.ITEM_REMOVED));
        drain(world, told);
        assertThat(told.notices().drop(before).map(Notice::event).map(Event::type))
                .containsExactly(EventType.ITEM_REMOVED);
    }

    private static void drain(World world, Notifier notifier) {
        while (world.tenure().relay(notifier).deliver(3).done() > 0) {
            // until a round delivers nothing
        }
    }
}
