package dev.tenure.stories.host;

import static dev.tenure.stories.fixture.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Secret;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An owning store over a source that returns the host's transaction does not commit it. */
@Shows("G7")
class OwningInTransactionTest {
    @ParameterizedTest
    @EnumSource
    void theHostsTransactionIsNotCommittedAndTheWayOutIsNamed(Databases database) {
        var pool = database.withTables("TRANSACTION_READ_COMMITTED", 2);
        Databases.run(pool, "CREATE TABLE invoice (id bigint PRIMARY KEY)");
        var world = World.over(JdbcStore.owning(new TransactionAwareDataSourceProxy(pool), EventFilter.everything()));
        var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        var rows = new JdbcTemplate(pool);
        var item = world.exchanged();
        var linked = world.linked();
        var removal = Removal.because(RemovalReason.ITEM_REMOVED);
        transactions.executeWithoutResult(transaction -> {
            rows.update("INSERT INTO invoice (id) VALUES (1)");
            assertThatThrownBy(() -> world.tenure().items().exchange(CLIENT, linked.publicToken()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("JdbcStore.joining");
            assertThatThrownBy(() -> world.tenure().items().remove(item.item(), removal))
                    .isInstanceOf(IllegalStateException.class);
            transaction.setRollbackOnly();
        });
        assertThat(rows.queryForObject("SELECT count(*) FROM invoice", Integer.class))
                .isZero();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(world.tenure()
                        .items()
                        .exchange(CLIENT, Secret.of(linked.publicToken().reveal()))
                        .isRight())
                .isTrue();
    }

    /** A source whose connections come back as they were left, as those of a pool without a reset. */
    @Test
    void aSourceThatDoesNotResetItsConnectionsIsUsable() throws SQLException {
        var pool = Databases.H2_IN_MEMORY.withTables("TRANSACTION_READ_COMMITTED", 2);
        try (var connection = pool.getConnection()) {
            var source = new SingleConnectionDataSource(connection, true);
            assertThat(World.over(JdbcStore.owning(source)).exchanged().item()).isNotNull();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    /** A pool whose connections do not commit by themselves is no transaction of the host's. */
    @Test
    void aPoolWithoutAutoCommitIsUsable() {
        var quiet = new HikariConfig();
        Databases.H2_IN_MEMORY.withTables("TRANSACTION_READ_COMMITTED", 2).copyStateTo(quiet);
        quiet.setAutoCommit(false);
        try (var source = new HikariDataSource(quiet)) {
            assertThat(World.over(JdbcStore.owning(source)).exchanged().item()).isNotNull();
        }
    }
}
