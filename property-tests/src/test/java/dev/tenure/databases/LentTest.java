package dev.tenure.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class LentTest {
    private final Lent credentials = new Lent();

    @ParameterizedTest
    @EnumSource(names = {"H2_READ_COMMITTED", "POSTGRESQL_READ_COMMITTED"})
    void aLentDatabaseIsNobodyElsesUntilItIsHandedBackEmpty(Setting setting) {
        var one = credentials.lend(setting);
        var fresh = Contents.of(one);
        new JdbcTemplate(one).update("INSERT INTO tenure_last_run (last_at) VALUES (1)");
        assertThat(credentials.lend(setting)).isNotSameAs(one);
        credentials.handBack();
        assertThat(credentials.lend(setting)).isSameAs(one);
        assertThat(Contents.of(one)).isEqualTo(fresh);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_READ_COMMITTED", "POSTGRESQL_READ_COMMITTED"})
    void aDatabaseInUseIsNotLentAgain(Setting setting) throws SQLException {
        var one = credentials.lend(setting);
        try (var working = one.getConnection()) {
            credentials.handBack();
            assertThat(credentials.lend(setting)).isNotSameAs(one);
            assertThat(working.isClosed()).isFalse();
        }
    }
}
