package dev.tenure.stories.time;

import static dev.tenure.stories.fixture.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.Item;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.ClockJump;
import dev.tenure.service.IssuedAccess;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Shows("G9")
class ClockStoriesTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final World world;
    private final IssuedAccess issued;
    private final String access;

    ClockStoriesTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.issued = world.exchanged();
        this.access = issued.accessToken().reveal();
    }

    @Test
    void aClockThatStepsBackALittleActsAtTheLastChange() {
        world.clock().set(World.START.minus(TOLERANCE));
        assertThat(world.tenure()
                        .items()
                        .rotateAccessToken(CLIENT, Secret.of(access))
                        .isRight())
                .isTrue();
        assertThat(stored().changedAt()).isEqualTo(World.START);
    }

    @Test
    void anAggregateFromFurtherInTheFutureIsSuspect() {
        var before = stored();
        world.clock().set(World.START.minus(TOLERANCE).minusMillis(1));
        var items = world.tenure().items();
        assertThat(reason(items.rotateAccessToken(CLIENT, Secret.of(access)))).contains(RejectionCode.CLOCK_SUSPECT);
        assertThat(reason(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA)))
                .contains(RejectionCode.CLOCK_SUSPECT);
        assertThat(reason(items.reportLoginRequired(issued.item(), UpdateCause.MFA_CHANGED)))
                .contains(RejectionCode.CLOCK_SUSPECT);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void anEndIsTakenHoweverWrongTheClockIs() {
        world.clock().set(Instant.EPOCH);
        var removal = Removal.because(RemovalReason.FRAUD);
        assertThat(world.tenure()
                        .items()
                        .remove(CLIENT, Secret.of(access), removal)
                        .isRight())
                .isTrue();
        assertThat(stored().changedAt()).isEqualTo(World.START);
        assertThat(reason(world.tenure().items().rotateAccessToken(CLIENT, Secret.of(access))))
                .contains(RejectionCode.CLOCK_SUSPECT);
    }

    @Test
    void anEndByTimeStaysWhenTheClockStepsBack() {
        var items = world.tenure().items();
        var pending = world.linked();
        world.clock().advance(Duration.ofHours(24));
        world.tenure().sweeper().sweep(10);
        world.clock().advance(Duration.ofMinutes(-5));
        assertThat(reason(items.exchange(CLIENT, pending.publicToken()))).contains(RejectionCode.REMOVED);
    }

    @Test
    void aWholeLifeAtOneFrozenInstantKeepsItsOrderByVersion() {
        var items = world.tenure().items();
        var rotated = items.rotateAccessToken(CLIENT, Secret.of(access))
                .get()
                .accessToken()
                .reveal();
        assertThat(reason(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA)))
                .contains(RejectionCode.ROTATED);
        assertThat(items.authenticate(CLIENT, Secret.of(rotated), Purpose.DATA).isRight())
                .isTrue();
        assertThat(stored().version()).isEqualTo(3);
    }

    @Test
    void timeBelowAMillisecondIsCutOff() {
        world.clock().set(World.START.plusNanos(1_999_999));
        world.tenure().items().rotateAccessToken(CLIENT, Secret.of(access));
        assertThat(stored().changedAt()).isEqualTo(World.START.plusMillis(1));
    }

    @Test
    @Shows("G7")
    void sweepingRecordsOnlyWhatIsDueAndOnce() {
        world.linked();
        world.clock().advance(Duration.ofHours(24).minusMillis(1));
        assertThat(world.tenure().sweeper().sweep(10).get().done()).isZero();
        world.clock().advance(Duration.ofMillis(1));
        var swept = world.tenure().sweeper().sweep(10).get();
        assertThat(swept.done()).isOne();
        assertThat(swept.more()).isFalse();
        assertThat(world.tenure().sweeper().sweep(10).get().done()).isZero();
    }

    @Test
    void aSweepTakesNoMoreThanItsLimitAndSaysThatThereIsMore() {
        world.linked();
        world.linked();
        world.linked();
        world.clock().advance(Duration.ofHours(24));
        var first = world.tenure().sweeper().sweep(2).get();
        assertThat(first.done()).isEqualTo(2);
        assertThat(first.more()).isTrue();
        var second = world.tenure().sweeper().sweep(2).get();
        assertThat(second.done()).isOne();
        assertThat(second.more()).isFalse();
    }

    @Test
    void aStepOfMoreThanADayIsRefusedUntilItIsConfirmed() {
        var sweeper = world.tenure().sweeper();
        world.linked();
        assertThat(sweeper.sweep(10).isRight()).isTrue();
        world.clock().advance(Duration.ofDays(1).plusMillis(1));
        var jump = new ClockJump(World.START, world.clock().instant());
        assertThat(sweeper.sweep(10).getLeft()).isEqualTo(jump);
        assertThat(sweeper.purge(10).getLeft()).isEqualTo(jump);
        assertThat(sweeper.confirm(jump)).isTrue();
        assertThat(sweeper.confirm(jump)).isFalse();
        assertThat(sweeper.purge(10).isRight()).isTrue();
        assertThat(sweeper.sweep(10).get().done()).isOne();
    }

    @Test
    void aStepOfADayIsTakenAndSoIsEachAfterIt() {
        var sweeper = world.tenure().sweeper();
        for (var day = 0; day < 5; day++) {
            assertThat(sweeper.purge(10).isRight()).isTrue();
            assertThat(sweeper.sweep(10).isRight()).isTrue();
            world.clock().advance(Duration.ofDays(1));
        }
    }

    @Test
    void aRunIsRecordedOnceAMinute() {
        var sweeper = world.tenure().sweeper();
        var lastRun = world.store().lastRun();
        for (var minute = 0; minute < 3; minute++) {
            var begun = world.clock().instant();
            for (var second = 0; second < 60; second++) {
                assertThat(sweeper.sweep(10).isRight()).isTrue();
                assertThat(sweeper.purge(10).isRight()).isTrue();
                assertThat(lastRun.last()).contains(begun);
                world.clock().advance(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aStepIsCountedFromTheRecordedRunSoNoneOfMoreThanADayIsTaken() {
        var sweeper = world.tenure().sweeper();
        sweeper.sweep(10);
        world.clock().set(World.START.plusSeconds(59));
        sweeper.sweep(10);
        world.clock().set(World.START.plus(Duration.ofDays(1)));
        assertThat(sweeper.sweep(10).isRight()).isTrue();
        world.clock().advance(Duration.ofSeconds(59));
        sweeper.sweep(10);
        world.clock().set(World.START.plus(Duration.ofDays(2)).plusMillis(1));
        assertThat(sweeper.sweep(10).getLeft().lastRun()).isEqualTo(World.START.plus(Duration.ofDays(1)));
    }

    @Test
    void oneClockThatIsAheadIsRefusedWhereOthersRun() {
        var other = World.over(world.store(), Environment.SANDBOX, 8);
        assertThat(world.tenure().sweeper().sweep(10).isRight()).isTrue();
        other.clock().advance(Duration.ofDays(2));
        assertThat(other.tenure().sweeper().sweep(10).isLeft()).isTrue();
        assertThat(world.tenure().sweeper().sweep(10).isRight()).isTrue();
    }

    @Test
    void aClockThatStepsBackDoesNotMakeTheRightOneAJump() {
        var sweeper = world.tenure().sweeper();
        sweeper.sweep(10);
        world.clock().set(Instant.EPOCH);
        assertThat(sweeper.sweep(10).isRight()).isTrue();
        world.clock().set(World.START);
        assertThat(sweeper.sweep(10).isRight()).isTrue();
    }

    private Versioned<Item> stored() {
        return world.store().items().find(issued.item()).get();
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> answer) {
        return answer.swap().toOption().map(Rejection::code);
    }
}
