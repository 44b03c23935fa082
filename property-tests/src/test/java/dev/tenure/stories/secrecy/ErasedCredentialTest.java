package dev.tenure.stories.secrecy;

import static dev.tenure.stories.fixture.SampleConnections.LIFETIME;
import static dev.tenure.stories.fixture.SampleConnections.NOW;
import static dev.tenure.stories.fixture.SampleConnections.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.connection.Connection;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.stories.fixture.SampleConnections;
import dev.tenure.token.Purpose;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A terminal failure leaves the configuration in the tables, and no credential, as anybody with SQL sees. */
@ParameterizedClass
@EnumSource
@Shows("G8")
class ErasedCredentialTest {
    private final HikariDataSource pool;
    private final Store store;

    ErasedCredentialTest(DatabaseSetup setup) {
        this.pool = setup.emptyTables();
        this.store = JdbcStore.owning(pool, EventFilter.everything());
    }

    @Test
    void aRefusedRefreshLeavesNothingOfTheCredential() {
        var due = NOW.plus(LIFETIME);
        var claimed = change(
                SampleConnections.stored(store, SampleConnections.connected()),
                it -> it.acquire(Purpose.DATA, RULES, due));
        assertThat(row().get("refresh_sealed")).isNotNull();
        change(claimed, it -> it.refreshRefused(1, "invalid_grant", due));
        assertIsPurged();
    }

    @Test
    void anItemThatIsGoneLeavesNothingOfTheCredential() {
        change(SampleConnections.stored(store, SampleConnections.connected()), it -> it.loginGone(NOW));
        assertIsPurged();
    }

    @Test
    void aLifetimeThatEndedLeavesNothingOfTheCredential() {
        SampleConnections.stored(store, SampleConnections.lasting());
        var end = NOW.plus(LIFETIME);
        store.connections().settle(end, 9, found -> found.state().settle(DecisionContext.at(end)));
        assertIsPurged();
    }

    @Test
    void aRevokedCredentialIsGone() {
        var closed = change(SampleConnections.stored(store, SampleConnections.connected()), it -> it.close(NOW));
        assertThat(row().get("refresh_sealed")).isNotNull();
        change(closed, it -> it.revoked(NOW));
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
            "acceptance",
            "lease_send_by",
            "due_at"
        }) assertThat(row).containsEntry(column, null);
        assertThat(row)
                .containsEntry("profile", "plaid")
                .containsEntry("scope", "read")
                .containsEntry("reference", "reference")
                .containsEntry("remote_id", "item");
        assertThat(row.values()).noneMatch(byte[].class::isInstance);
    }

    private Map<String, Object> row() {
        return new JdbcTemplate(pool).queryForMap("SELECT * FROM tenure_connection");
    }

    private Versioned<Connection> change(
            Versioned<Connection> found, Function<Connection, Decision<Connection, ?>> command) {
        return store.connections().commit(found, command.apply(found.state())).get();
    }
}
