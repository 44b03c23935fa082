package dev.tenure.stories.failure;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Counting;
import dev.tenure.databases.Databases;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.profile.OAuth;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Scope;
import io.vavr.collection.List;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session that holds rows for longer than the database waits has overtaken nobody: the store is unavailable. */
@Shows("G5")
class HeldRowsTest {
    private static final Removal REMOVAL = Removal.because(RemovalReason.ITEM_REMOVED);
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    @ParameterizedTest
    @CsvSource({
        "H2_IN_MEMORY, SET LOCK_TIMEOUT 20, HYT00",
        "H2_IN_A_FILE, SET LOCK_TIMEOUT 20, HYT00",
        "POSTGRESQL, SET lock_timeout = '20ms', 55P03"
    })
    void aRowThatIsNotReleasedInTimeIsAnOutageForEveryCommand(Databases database, String first, String state)
            throws SQLException {
        var there = new There(database.withTables("TRANSACTION_READ_COMMITTED", first));
        try (var holder = there.pool.getConnection()) {
            there.hold(holder);
            there.commands().forEach(there::isUnavailable);
            assertThat(there.world.tenure().sweeper().sweep(9).get().done()).isZero();
            holder.rollback();
        }
        assertThat(there.seen.states()).containsExactly(state);
        there.isAsBefore();
        there.isStillUsable();
    }

    @Test
    void anIndexThatIsBeingCreatedIsAnOutageForEveryCommand() throws SQLException {
        var there =
                new There(Databases.POSTGRESQL.withTables("TRANSACTION_READ_COMMITTED", "SET lock_timeout = '20ms'"));
        try (var creator = there.pool.getConnection()) {
            creator.setAutoCommit(false);
            run(creator, "CREATE INDEX held_item ON tenure_item (version)");
            run(creator, "CREATE INDEX held_grant ON tenure_grant (version)");
            there.commands().forEach(there::isUnavailable);
            creator.rollback();
        }
        there.isAsBefore();
        there.isStillUsable();
    }

    /** A row of another session's is skipped, as one that another caller changes is. */
    @ParameterizedTest
    @CsvSource({"H2_IN_MEMORY, SET LOCK_TIMEOUT 20", "POSTGRESQL, SET lock_timeout = '20ms'"})
    void aHeldRowHoldsUpNoOtherInASweep(Databases database, String first) throws SQLException {
        var there = new There(database.withTables("TRANSACTION_READ_COMMITTED", first));
        var held = there.world.linked().item();
        there.world.linked();
        there.world.clock().advance(Duration.ofHours(24));
        try (var holder = there.pool.getConnection()) {
            lock(holder, "tenure_item", held.text());
            assertThat(there.world.tenure().sweeper().sweep(9).get().done()).isOne();
            holder.rollback();
        }
        assertThat(there.world.tenure().sweeper().sweep(9).get().done()).isOne();
    }

    private static void lock(Connection holder, String table, String id) throws SQLException {
        holder.setAutoCommit(false);
        run(holder, "SELECT * FROM " + table + " WHERE id = '" + id + "' FOR UPDATE");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** An Item and a grant in a database whose failures are recorded. */
    private static final class There {
        private final HikariDataSource pool;
        private final Counting seen;
        private final World world;
        private final IssuedAccess item;
        private final IssuedTokens grant;

        There(HikariDataSource pool) {
            this.pool = pool;
            this.seen = new Counting(pool);
            this.world = World.over(JdbcStore.owning(seen.source(), EventFilter.everything()));
            this.item = world.exchanged();
            this.grant = world.tenure()
                    .grants()
                    .issue(NewGrant.of(world.wired(OAuth.OAUTH), CLIENT, USER, SCOPE))
                    .get();
        }

        void hold(Connection holder) throws SQLException {
            lock(holder, "tenure_item", item.item().text());
            lock(holder, "tenure_grant", grant.grant().text());
        }

        /** Commands that change, and commands that end. */
        List<ThrowingCallable> commands() {
            var items = world.tenure().items();
            var grants = world.tenure().grants();
            return List.of(
                    () -> items.reportLoginRequired(item.item(), UpdateCause.MFA_CHANGED),
                    () -> items.rotateAccessToken(CLIENT, item.accessToken()),
                    () -> items.remove(CLIENT, item.accessToken(), REMOVAL),
                    () -> items.remove(item.item(), REMOVAL),
                    () -> grants.refresh(CLIENT, grant.refresh().get()),
                    () -> grants.revoke(CLIENT, grant.refresh().get()),
                    () -> grants.end(grant.grant(), GrantEndReason.GRANT_REVOKED));
        }

        void isUnavailable(ThrowingCallable command) {
            assertThatThrownBy(command)
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("a lock was not released in time");
        }

        void isAsBefore() {
            assertThat(version(item.item())).isEqualTo(2);
            assertThat(world.store().grants().find(grant.grant()).get().version())
                    .isOne();
        }

        private long version(ItemId id) {
            return world.store().items().find(id).get().version();
        }

        void isStillUsable() {
            assertThat(world.tenure()
                            .grants()
                            .refresh(CLIENT, grant.refresh().get())
                            .isRight())
                    .isTrue();
            assertThat(world.tenure().items().remove(item.item(), REMOVAL).isRight())
                    .isTrue();
        }
    }
}
