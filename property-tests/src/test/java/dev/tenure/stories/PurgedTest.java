package dev.tenure.stories;

import static dev.tenure.stories.Custodies.LIFETIME;
import static dev.tenure.stories.Custodies.NOW;
import static dev.tenure.stories.Custodies.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.custody.Custody;
import dev.tenure.custody.Use;
import dev.tenure.databases.Setting;
import dev.tenure.decision.Decision;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Store;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Moment;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a terminal failure leaves in the tables, as anybody with SQL sees it: the configuration, and no credential. */
@ParameterizedClass
@EnumSource
@Shows("G8")
class PurgedTest {
    private final HikariDataSource pool;
    private final Store store;

    PurgedTest(Setting setting) {
        this.pool = setting.withTables();
        this.store = JdbcStore.owning(pool, EventFilter.everything());
    }

    @Test
    void aRefusedRefreshLeavesNothingOfTheCredential() {
        var due = NOW.plus(LIFETIME);
        var claimed = change(Custodies.stored(store, Custodies.connected()), it -> it.lend(Use.DATA, RULES, due));
        assertThat(row().get("refresh_sealed")).isNotNull();
        change(claimed, it -> it.refreshRefused(1, "invalid_grant", due));
        assertIsPurged();
    }

    @Test
    void anItemThatIsGoneLeavesNothingOfTheCredential() {
        change(Custodies.stored(store, Custodies.connected()), it -> it.gone(NOW));
        assertIsPurged();
    }

    @Test
    void aLifetimeThatEndedLeavesNothingOfTheCredential() {
        Custodies.stored(store, Custodies.lasting());
        var end = NOW.plus(LIFETIME);
        store.custodies().settle(end, 9, found -> found.state().settle(Moment.at(end)));
        assertIsPurged();
    }

    @Test
    void aCredentialThatWasGivenBackIsGone() {
        var closed = change(Custodies.stored(store, Custodies.connected()), it -> it.close(NOW));
        assertThat(row().get("refresh_sealed")).isNotNull();
        change(closed, it -> it.givenBack(NOW));
        assertThat(row().get("access_sealed")).isNull();
        assertThat(row().get("refresh_sealed")).isNull();
    }

    private void assertIsPurged() {
        var row = row();
        assertThat(row).containsEntry("state", "UNAUTHENTICATED");
        for (var column : new String[] {
            "vault_key",
            "access_sealed",
            "refresh_sealed",
            "safe_until",
            "expires_at",
            "standing",
            "lease_send_by",
            "due_at"
        }) assertThat(row).containsEntry(column, null);
        assertThat(row)
                .containsEntry("profile", "plaid")
                .containsEntry("scope", "read")
                .containsEntry("reference", "reference")
                .containsEntry("counterpart", "item");
        assertThat(row.values()).noneMatch(byte[].class::isInstance);
    }

    private Map<String, Object> row() {
        return new JdbcTemplate(pool).queryForMap("SELECT * FROM tenure_custody");
    }

    private Versioned<Custody> change(Versioned<Custody> found, Function<Custody, Decision<Custody, ?>> command) {
        return store.custodies().commit(found, command.apply(found.state())).get();
    }
}
