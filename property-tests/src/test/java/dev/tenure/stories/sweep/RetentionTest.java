package dev.tenure.stories.sweep;

import static dev.tenure.stories.fixture.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.Rotation;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.service.NewGrant;
import dev.tenure.service.PurgeResult;
import dev.tenure.service.Retention;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Shows("G10")
class RetentionTest {
    private static final Scope LASTING = Scope.parse("read offline_access").get();

    private final World world;

    RetentionTest(Stores stores) {
        this.world = World.over(stores.empty());
    }

    @Test
    void aTokenOfWhatEndedIsToldWhyUntilItIsForgottenAndThenItIsUnknown() {
        var access = world.exchanged();
        world.tenure().items().remove(access.item(), Removal.because(RemovalReason.ITEM_REMOVED));
        isTold();
        world.clock().advance(World.RETENTION.ended().minusMillis(1));
        assertThat(purged().items()).isZero();
        assertThat(reason(access.accessToken().reveal())).isEqualTo(RejectionCode.REMOVED);
        world.clock().advance(Duration.ofMillis(1));
        assertThat(purged().items()).isOne();
        assertThat(reason(access.accessToken().reveal())).isEqualTo(RejectionCode.UNKNOWN_TOKEN);
        assertThat(world.tenure().items().find(access.item()).isLeft()).isTrue();
    }

    @Test
    void aLiveAggregateIsNeverForgottenNorTheRecordThatDetectsItsReuse() {
        var grants = world.tenure().grants();
        var item = world.exchanged();
        var first = grants.issue(NewGrant.of(World.STRICT, CLIENT, World.USER, LASTING))
                .get()
                .refresh()
                .get()
                .reveal();
        assertThat(grants.refresh(CLIENT, Secret.of(first)).isRight()).isTrue();
        isTold();
        world.clock().advance(Duration.ofDays(20));
        var purged = purged();
        assertThat(purged.items()).isZero();
        assertThat(purged.grants()).isZero();
        assertThat(world.tenure().items().find(item.item()).isRight()).isTrue();
        assertThat(grants.refresh(CLIENT, Secret.of(first)).getLeft().code()).isEqualTo(RejectionCode.REUSED);
    }

    @Test
    @Shows("G7")
    void anAggregateWithAWaitingNoticeIsNotForgotten() {
        var access = world.exchanged();
        world.tenure().items().remove(access.item(), Removal.because(RemovalReason.ITEM_REMOVED));
        world.clock().advance(World.RETENTION.ended());
        assertThat(purged().items()).isZero();
        isTold();
        assertThat(purged().items()).isOne();
    }

    @Test
    void aLinkIsForgottenWhenItsDeadlineIsLongPast() {
        var token = world.link();
        isTold();
        world.clock().advance(Duration.ofHours(4).plus(World.RETENTION.spent()).minusMillis(1));
        assertThat(purged().links()).isZero();
        world.clock().advance(Duration.ofMillis(1));
        assertThat(purged()).isEqualTo(new PurgeResult(1, 0, 0, 0, 0, false));
        assertThat(world.tenure()
                        .links()
                        .get(CLIENT, Secret.of(token))
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.UNKNOWN_TOKEN);
    }

    @Test
    void aBatchIsNoLargerThanItsLimitAndSaysThatThereIsMore() {
        for (var i = 0; i < 3; i++) world.link();
        isTold();
        world.clock().advance(Duration.ofDays(1));
        assertThat(world.tenure().sweeper().purge(2).get()).isEqualTo(new PurgeResult(2, 0, 0, 0, 0, true));
        assertThat(world.tenure().sweeper().purge(2).get()).isEqualTo(new PurgeResult(1, 0, 0, 0, 0, false));
    }

    @Test
    void aRetentionShorterThanWhatRetriesAndReuseNeedCannotBeBuilt() {
        var hour = Retention.SHORTEST;
        assertThat(hour).isGreaterThan(Rotation.Retryable.LONGEST.plus(Duration.ofMinutes(5)));
        assertThat(new Retention(hour, hour).ended()).isEqualTo(hour);
        for (var wrong : new Duration[] {hour.minusMillis(1), Duration.ZERO, Duration.ofDays(36_526)}) {
            assertThatThrownBy(() -> new Retention(wrong, hour)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Retention(hour, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private PurgeResult purged() {
        var sweeper = world.tenure().sweeper();
        return sweeper.purge(9).getOrElseGet(jump -> {
            assertThat(sweeper.confirm(jump)).isTrue();
            return sweeper.purge(9).get();
        });
    }

    private void isTold() {
        var told = new RecordingNotifier();
        while (world.tenure().relay(told).deliver(100).more()) {}
    }

    private RejectionCode reason(String token) {
        return world.tenure()
                .items()
                .authenticate(CLIENT, Secret.of(token), Purpose.DATA)
                .getLeft()
                .code();
    }
}
