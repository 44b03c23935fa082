package dev.tenure.stories.host;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.databases.Databases;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.Consent;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.profile.Plaid;
import dev.tenure.service.InTransaction;
import dev.tenure.service.NewGrant;
import dev.tenure.service.NewLink;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Tenure in the transactions of a host that runs on Spring and has one connection. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*POOL_OF_ONE")
@Shows("G7")
class JoiningTest {
    private final HikariDataSource pool;
    private final World world;
    private final InTransaction joined;
    private final TransactionTemplate transactions;
    private final JdbcTemplate rows;

    JoiningTest(DatabaseSetup setup) {
        this.pool = setup.withTables();
        Databases.run(pool, "CREATE TABLE invoice (id bigint PRIMARY KEY)");
        this.world = World.over(JdbcStore.owning(pool, EventFilter.everything()));
        var source = new TransactionAwareDataSourceProxy(pool);
        this.joined = world.tenure().inTransaction(JdbcStore.joining(source, EventFilter.everything()));
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.rows = new JdbcTemplate(pool);
    }

    @AfterEach
    void everyConnectionWasGivenBack() {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void aChangeThatTheHostCommitsIsThereAndIsAnnounced() {
        var access = transactions.execute(status -> linkedAndExchanged());
        assertThat(world.tenure()
                        .items()
                        .authenticate(CLIENT, Secret.of(access), Purpose.DATA)
                        .isRight())
                .isTrue();
        assertThat(world.store().outbox().claim(World.START, World.START.plusSeconds(1), 9))
                .hasSize(2);
    }

    @Test
    void aChangeThatTheHostRollsBackIsGoneWithAllItsAggregatesTokensAndEvents() {
        var access = transactions.execute(status -> {
            status.setRollbackOnly();
            return linkedAndExchanged();
        });
        assertThat(world.tenure()
                        .items()
                        .authenticate(CLIENT, Secret.of(access), Purpose.DATA)
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.UNKNOWN_TOKEN);
        assertThat(world.tenure().items().findByUser(CLIENT, USER, 9).content()).isEmpty();
        assertThat(world.store().outbox().claim(World.START, World.START.plusSeconds(1), 9))
                .isEmpty();
    }

    @Test
    void anAccessTokenReissuedInTheHostsTransactionTakesEffectAtItsCommit() {
        var issued = world.exchanged();
        transactions.execute(status -> {
            status.setRollbackOnly();
            return joined.items().reissueAccessToken(issued.item()).get();
        });
        assertThat(opens(issued.accessToken().reveal())).isTrue();
        var next = transactions.execute(status -> joined.items()
                .reissueAccessToken(issued.item())
                .get()
                .accessToken()
                .reveal());
        assertThat(opens(issued.accessToken().reveal())).isFalse();
        assertThat(opens(next)).isTrue();
    }

    @Test
    void aReceiptInTheHostsTransactionTakesEffectAtItsCommit() {
        var asked = NewGrant.of(
                World.RETRYABLE,
                CLIENT,
                USER,
                Scope.parse("read offline_access").get());
        var grants = world.tenure().grants();
        var first = grants.issue(asked).get().refresh().get().reveal();
        var access = grants.refresh(CLIENT, Secret.of(first)).get().access().reveal();
        transactions.execute(status -> {
            status.setRollbackOnly();
            return joined.grants().received(Secret.of(access)).get();
        });
        assertThat(grants.refresh(CLIENT, Secret.of(first)).get().repeated()).isTrue();
        assertThat(transactions.<Boolean>execute(
                        status -> joined.grants().received(Secret.of(access)).get()))
                .isTrue();
        assertThat(grants.refresh(CLIENT, Secret.of(first)).getLeft().code()).isEqualTo(RejectionCode.REUSED);
    }

    private boolean opens(String access) {
        return world.tenure()
                .items()
                .authenticate(CLIENT, Secret.of(access), Purpose.DATA)
                .isRight();
    }

    @Test
    void aHostThatFailsLeavesNeitherItsOwnRowNorOurs() {
        var token = world.linked().publicToken().reveal();
        assertThatThrownBy(() -> in(status -> {
                    rows.update("INSERT INTO invoice (id) VALUES (1)");
                    assertThat(joined.items().exchange(CLIENT, Secret.of(token)).isRight())
                            .isTrue();
                    throw new IllegalStateException("the host failed");
                }))
                .hasMessage("the host failed");
        assertThat(invoices()).isZero();
        assertThat(world.tenure().items().exchange(CLIENT, Secret.of(token)).isRight())
                .isTrue();
    }

    @Test
    void theHostsOwnRowAndOursAreCommittedTogether() {
        var token = world.linked().publicToken().reveal();
        in(status -> {
            rows.update("INSERT INTO invoice (id) VALUES (1)");
            assertThat(joined.items().exchange(CLIENT, Secret.of(token)).isRight())
                    .isTrue();
        });
        assertThat(invoices()).isOne();
        assertThat(world.tenure()
                        .items()
                        .exchange(CLIENT, Secret.of(token))
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.CONSUMED);
    }

    @Test
    @Shows("G5")
    void aRefusalLeavesTheHostsTransactionAsItWas() {
        var token = world.linked().publicToken().reveal();
        in(status -> {
            assertThat(joined.items()
                            .exchange(OTHER, Secret.of(token))
                            .getLeft()
                            .code())
                    .isEqualTo(RejectionCode.WRONG_CLIENT);
            rows.update("INSERT INTO invoice (id) VALUES (1)");
            assertThat(joined.items().exchange(CLIENT, Secret.of(token)).isRight())
                    .isTrue();
        });
        assertThat(invoices()).isOne();
    }

    @Test
    void aTransactionReadsItsOwnWrites() {
        in(status -> {
            var access = linkedAndExchanged();
            assertThat(joined.items()
                            .authenticate(CLIENT, Secret.of(access), Purpose.DATA)
                            .isRight())
                    .isTrue();
            assertThat(joined.items().findByUser(CLIENT, USER, 9).content()).hasSize(1);
        });
    }

    @Test
    @Shows("G5")
    void withoutATransactionEverythingIsRefusedAndNothingChanges() {
        var token = world.linked().publicToken().reveal();
        assertThatThrownBy(() -> joined.items().exchange(CLIENT, Secret.of(token)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a transaction")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> joined.links().open(NewLink.of(Plaid.PLAID, CLIENT, USER)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(world.tenure().items().exchange(CLIENT, Secret.of(token)).isRight())
                .isTrue();
    }

    private String linkedAndExchanged() {
        var link = joined.links().open(NewLink.of(Plaid.PLAID, CLIENT, USER)).get();
        var linked = joined.links()
                .succeed(link.linkToken(), BANK, Consent.to(List.of(CHECKING)))
                .get();
        return joined.items()
                .exchange(CLIENT, linked.publicToken())
                .get()
                .accessToken()
                .reveal();
    }

    private void in(Consumer<TransactionStatus> work) {
        transactions.executeWithoutResult(work);
    }

    private int invoices() {
        var count = rows.queryForObject("SELECT count(*) FROM invoice", Integer.class);
        return count == null ? 0 : count;
    }
}
