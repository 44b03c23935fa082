package dev.tenure.jdbc.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcLastRunTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:tenure, true",
        "jdbc:h2:file:/data/tenure, true",
        "jdbc:h2:~/tenure, true",
        "jdbc:h2:tcp://db/tenure, false",
        "jdbc:h2:ssl://db/tenure, false",
        "jdbc:postgresql://db/tenure, false"
    })
    void aDatabaseInThisProcessHasNoClockButOurs(String url, boolean isInProcess) {
        assertThat(JdbcLastRun.isInProcess(url)).isEqualTo(isInProcess);
    }
}
