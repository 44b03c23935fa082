package dev.tenure.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void somebodyWasFaster(String state) {
        assertThat(Failures.isContention(new SQLException("", state))).isTrue();
        assertThat(Failures.isLost(new SQLException("", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "HYT00"})
    void aLockThatNobodyReleasedInTimeWasWonByNobody(String state) {
        var failure = new SQLException("", state);
        assertThat(Failures.isLockTimeout(failure)).isTrue();
        assertThat(Failures.isOvertaken(failure)).isFalse();
        assertThat(Failures.during(failure))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("a lock was not released in time: SQLState " + state);
    }

    @ParameterizedTest
    @CsvSource({"40001, true", "40P01, false", "55P03, false", "HYT00, false", "57014, false"})
    void onlyWhatCameOutOfOrderIsAskedAgain(String state, boolean again) {
        assertThat(Failures.isOutOfOrder(new SQLException("", state))).isEqualTo(again);
    }

    @Test
    void aKeyThatIsTakenLosesAWriteAndDoesNotBeginAgain() {
        var taken = new SQLException("", "23505");
        assertThat(Failures.isLost(taken)).isTrue();
        assertThat(Failures.isContention(taken)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "23514", "42P01", "57P01", "40003"})
    void aBrokenWorldIsNoContention(String state) {
        assertThat(Failures.isLost(new SQLException("", state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08003", "08006", "08007", "40003", "57P01", "57P02", "90067", "90098", "XX000"})
    void whatTheDatabaseDidNotRefuseMayHaveHappenedWhileItCommitted(String state) {
        assertThat(Failures.during(new SQLException("", state))).isInstanceOf(OutcomeUnknown.class);
        assertThat(Failures.before(new SQLException("", state))).isInstanceOf(StoreUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09000", "22001", "23514", "25006", "38000", "90005", "P0001", "P0004", "40002", "42P01", "53100",
                "57014"
            })
    void whatTheDatabaseRefusedSurelyDidNotHappen(String state) {
        assertThat(Failures.during(new SQLException("", state))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void anErrorWithoutAStateMayHaveHappened() {
        assertThat(Failures.during(new SQLException("", (String) null))).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void theFirstFailureIsKeptAsTheCause() {
        var failure = new SQLException("said by the database", "08006");
        assertThat(Failures.during(failure)).hasCause(failure);
    }
}
