package dev.tenure.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class LentTest {
    private final Lent lent = new Lent();

    @ParameterizedTest
    @EnumSource(names = {"H2_READ_COMMITTED", "POSTGRESQL_READ_COMMITTED"})
    void aLentDatabaseIsNobodyElsesUntilItIsHandedBackEmpty(DatabaseSetup setup) {
        var one = lent.lend(setup);
        var fresh = Contents.of(one);
        new JdbcTemplate(one).update("INSERT INTO tenure_last_run (last_at) VALUES (1)");
        assertThat(lent.lend(setup)).isNotSameAs(one);
        lent.handBack();
        assertThat(lent.lend(setup)).isSameAs(one);
        assertThat(Contents.of(one)).isEqualTo(fresh);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_READ_COMMITTED", "POSTGRESQL_READ_COMMITTED"})
    void aDatabaseInUseIsNotLentAgain(DatabaseSetup setup) throws SQLException {
        var one = lent.lend(setup);
        try (var working = one.getConnection()) {
            lent.handBack();
            assertThat(lent.lend(setup)).isNotSameAs(one);
            assertThat(working.isClosed()).isFalse();
        }
    }
}
