package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.decision.RejectionCode;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A grant takes the same space however often it is refreshed, and still recognizes every token that it issued (G10).
 */
@Shows("G10")
class ConstantSpaceTest {
    private static final int REFRESHES = Boolean.getBoolean("tenure.long") ? 10_000 : 300;
    private static final Scope SCOPE = Scope.parse("read offline_access").get();
    private static final List<String> TABLES = List.of(
            "tenure_grant",
            "tenure_link",
            "tenure_item",
            "tenure_account",
            "tenure_token",
            "tenure_withdrawal",
            "tenure_event",
            "tenure_stream");

    @ParameterizedTest
    @EnumSource(names = {"H2_IN_MEMORY", "POSTGRESQL"})
    void aGrantOccupiesTheSameAfterManyRefreshesAndAnyOlderTokenEndsIt(Databases database) {
        var pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
        var world = World.over(JdbcStore.owning(pool));
        var tenure = world.tenure();
        var issued = tenure.grants()
                .issue(NewGrant.of(World.STRICT, CLIENT, USER, SCOPE))
                .get();
        var first = refreshed(tenure, issued.refresh().get().reveal());
        var occupied = occupied(pool);
        var last = first;
        var middle = first;
        for (var i = 1; i < REFRESHES; i++) {
            last = refreshed(tenure, last);
            if (i == REFRESHES / 2) middle = last;
        }
        assertThat(occupied(pool)).isEqualTo(occupied);
        assertThat(tenure.grants().refresh(CLIENT, Secret.of(middle)).getLeft().code())
                .isEqualTo(RejectionCode.REUSED);
        assertThat(tenure.grants().refresh(CLIENT, Secret.of(last)).getLeft().code())
                .isEqualTo(RejectionCode.GRANT_ENDED);
    }

    private static String refreshed(Tenure tenure, String token) {
        return tenure.grants()
                .refresh(CLIENT, Secret.of(token))
                .get()
                .refresh()
                .get()
                .reveal();
    }

    /** The rows of each table, and the bytes of the grant's row: numbers are of one size, only texts and bytes count. */
    private static String occupied(HikariDataSource pool) {
        var database = new JdbcTemplate(pool);
        var rows = TABLES.map(
                table -> database.queryForList("SELECT * FROM " + table).size());
        var row = database.queryForMap("SELECT * FROM tenure_grant");
        return rows + " "
                + row.values().stream().mapToInt(ConstantSpaceTest::sizeOf).sum();
    }

    private static int sizeOf(Object value) {
        if (value instanceof byte[] bytes) return bytes.length;
        return value instanceof String text ? text.length() : Long.BYTES;
    }
}
