package dev.tenure.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.databases.Lent;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one history leaves behind would happen to the next. */
class ReusedTest {
    private static final String TABLES =
            "SELECT lower(table_name) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA";

    /** Says which version the tables are of, and nothing of a history. */
    private static final String VERSION = "tenure_schema";

    @Test
    void everyTableThatAHistoryFillsIsEmptiedBeforeTheNext() {
        for (var reused : Reused.all())
            assertThat(new JdbcTemplate(reused.source()).queryForList(TABLES, String.class))
                    .as(reused.database().name())
                    .containsOnlyOnceElementsOf(Lent.TABLES)
                    .hasSize(Lent.TABLES.size() + 1)
                    .contains(VERSION);
    }
}
