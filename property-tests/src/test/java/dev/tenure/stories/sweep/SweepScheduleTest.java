package dev.tenure.stories.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.item.ItemId;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.SweepResult;
import dev.tenure.stories.fixture.World;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A batch, which is one transaction on PostgreSQL, meets others that are in its way. */
@ParameterizedClass
@ValueSource(strings = {"TRANSACTION_READ_COMMITTED", "TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
@Shows("G7")
class SweepScheduleTest {
    private static final String OVERTAKEN = "BEGIN RAISE EXCEPTION 'overtaken' USING ERRCODE = '40001'; END";

    private final HikariDataSource pool;
    private final World world;
    private final ItemId one;
    private final int before;

    SweepScheduleTest(String isolation) {
        this.pool = Databases.POSTGRESQL.withTables(isolation, "SET lock_timeout = 100");
        this.world = World.over(JdbcStore.owning(pool, EventFilter.everything()));
        this.one = world.linked().item();
        world.linked();
        world.linked();
        this.before = events();
        world.clock().advance(Duration.ofDays(1));
    }

    @Test
    void aLockedRowIsLeftOutAndNotWaitedFor() throws SQLException {
        try (var other = pool.getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.prepareStatement("SELECT id FROM tenure_item WHERE id = ? FOR UPDATE")) {
                statement.setObject(1, one.value());
                statement.execute();
                assertThat(swept()).isEqualTo(SweepResult.of(2, 0, false));
            }
            other.rollback();
        }
        assertThat(swept()).isEqualTo(SweepResult.of(1, 0, false));
        assertThat(events()).isEqualTo(before + 3);
    }

    @Test
    void ofWhatAnotherChangedNothingIsWrittenAndTheRestIs() {
        beforeUpdates("WHEN (OLD.id = '" + one.text() + "')", "BEGIN RETURN NULL; END");
        assertThat(swept()).isEqualTo(SweepResult.of(2, 1, false));
        assertThat(events()).isEqualTo(before + 2);
    }

    @Test
    void aBatchThatWasOvertakenBeginsAgain() {
        Databases.run(pool, "CREATE SEQUENCE attempts");
        beforeUpdates("", "BEGIN IF nextval('attempts') > 4 THEN RETURN NEW; END IF; " + OVERTAKEN + "; END");
        assertThat(swept()).isEqualTo(SweepResult.of(3, 0, false));
        assertThat(events()).isEqualTo(before + 3);
    }

    @Test
    void aBatchThatIsOvertakenAgainAndAgainIsGivenUpAndComesAgain() {
        beforeUpdates("", OVERTAKEN);
        assertThat(swept()).isEqualTo(SweepResult.of(0, 3, false));
        assertThat(events()).isEqualTo(before);
        Databases.run(pool, "DROP TRIGGER meanwhile ON tenure_item");
        assertThat(swept()).isEqualTo(SweepResult.of(3, 0, false));
        assertThat(events()).isEqualTo(before + 3);
    }

    private void beforeUpdates(String when, String body) {
        Databases.run(pool, "CREATE FUNCTION meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$" + body + "$$");
        Databases.run(
                pool,
                "CREATE TRIGGER meanwhile BEFORE UPDATE ON tenure_item FOR EACH ROW " + when
                        + " EXECUTE FUNCTION meanwhile()");
    }

    private SweepResult swept() {
        return world.tenure().sweeper().sweep(10).get();
    }

    private int events() {
        return new JdbcTemplate(pool).queryForList("SELECT * FROM tenure_event").size();
    }
}
