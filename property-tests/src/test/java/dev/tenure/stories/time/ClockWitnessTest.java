package dev.tenure.stories.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Counting;
import dev.tenure.databases.Databases;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.Store;
import dev.tenure.service.ClockJump;
import dev.tenure.service.Sweeper;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.SettableClock;
import dev.tenure.token.Environment;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two clocks that agree are right: a step that a database server's clock confirms is a pause, and no jump. */
@Shows("G9")
class ClockWitnessTest {
    private static final String READ_COMMITTED = "TRANSACTION_READ_COMMITTED";
    private static final Duration PAUSE = Duration.ofDays(1).plusMillis(50);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aPauseOfMoreThanADayIsNoJumpIfTheDatabasesClockAgrees() {
        var counting = new Counting(Databases.POSTGRESQL.withTables(READ_COMMITTED, "SELECT 1"));
        var store = JdbcStore.owning(counting.source());
        var present = store.lastRun().witness().get();
        counting.asked().clear();
        var clock = new SettableClock(present.minus(PAUSE));
        var sweeper = sweeper(store, clock);
        assertThat(sweeper.sweep(9).isRight()).isTrue();
        assertThat(counting.asked()).as("asked after a jump only").noneMatch(ClockWitnessTest::asksForTheTime);
        clock.set(present);
        assertThat(sweeper.sweep(9).isRight()).isTrue();
        assertThat(counting.asked()).anyMatch(ClockWitnessTest::asksForTheTime);
        assertThat(sweeper.purge(9).isRight()).isTrue();
        clock.set(present.plus(PAUSE));
        assertThat(sweeper.sweep(9).isLeft()).isTrue();
        assertThat(sweeper.purge(9).isLeft()).isTrue();
    }

    private static boolean asksForTheTime(String sql) {
        return sql.contains("CURRENT_TIMESTAMP");
    }

    /** H2 in this process has no clock but ours, which may be wrong. */
    @ParameterizedTest
    @EnumSource(
            value = Databases.class,
            names = {"H2_IN_MEMORY", "H2_IN_A_FILE"})
    void aDatabaseInThisProcessIsNoWitness(Databases database) {
        var store = JdbcStore.owning(database.withTables(READ_COMMITTED, "SELECT 1"));
        assertThat(store.lastRun().witness()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT0S", "PT1H"})
    void clocksThatAgreeWithinAnHourAreRight(String ahead) {
        var clock = new SettableClock(START);
        var sweeper = sweeper(witnessed(START.plus(PAUSE).plus(Duration.parse(ahead))), clock);
        assertThat(sweeper.sweep(9).isRight()).isTrue();
        clock.advance(PAUSE);
        assertThat(sweeper.sweep(9).isRight()).isTrue();
        assertThat(sweeper.purge(9).isRight()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H0.001S", "PT1H0.001S"})
    void clocksThatDifferByMoreAreAJumpUntilSomebodyConfirmsIt(String ahead) {
        var clock = new SettableClock(START);
        var sweeper = sweeper(witnessed(START.plus(PAUSE).plus(Duration.parse(ahead))), clock);
        assertThat(sweeper.sweep(9).isRight()).isTrue();
        clock.advance(PAUSE);
        assertThat(sweeper.sweep(9).getLeft()).isEqualTo(new ClockJump(START, START.plus(PAUSE)));
        assertThat(sweeper.purge(9).isLeft()).isTrue();
    }

    private static Sweeper sweeper(Store store, SettableClock clock) {
        return Tenure.over(store, Environment.SANDBOX).clock(clock).build().sweeper();
    }

    /** A store in memory with a witness. */
    private static Store witnessed(Instant present) {
        var store = new InMemoryStore();
        var lastRun = new Witnessed(store.lastRun(), present);
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) ->
                        method.getName().equals("lastRun") ? lastRun : method.invoke(store, arguments));
    }

    private record Witnessed(LastRun sound, Instant present) implements LastRun {
        @Override
        public Option<Instant> last() {
            return sound.last();
        }

        @Override
        public boolean record(Option<Instant> found, Instant now) {
            return sound.record(found, now);
        }

        @Override
        public Option<Instant> witness() {
            return Option.of(present);
        }
    }
}
