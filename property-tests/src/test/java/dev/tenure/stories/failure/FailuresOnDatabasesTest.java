package dev.tenure.stories.failure;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Counting;
import dev.tenure.databases.Databases;
import dev.tenure.databases.Holder;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Plaid;
import dev.tenure.service.ItemView;
import dev.tenure.stories.fixture.Until;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each error is provoked on the database that raises it, and the library reports it for what it is (G5). */
@Shows("G5")
class FailuresOnDatabasesTest {
    private static final String READ_COMMITTED = "TRANSACTION_READ_COMMITTED";
    private static final Removal REMOVAL = Removal.because(RemovalReason.ITEM_REMOVED);

    @Test
    void aQuestionThatWaitedTooLongForATableIsAnOutageAndIsNotAskedAgain() throws Exception {
        var there = new There(Databases.POSTGRESQL.withTables(READ_COMMITTED, "SET lock_timeout = '20ms'"));
        var item = there.world.exchanged().item();
        try (var holder = new Holder(there.pool)) {
            holder.run("LOCK TABLE tenure_item");
            assertThatThrownBy(() -> there.world.store().items().find(item)).isInstanceOf(StoreUnavailable.class);
            holder.rollback();
        }
        assertThat(there.seen.states()).containsExactly("55P03");
        assertThat(there.version(item)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, TRANSACTION_REPEATABLE_READ, 40001",
        "POSTGRESQL, TRANSACTION_SERIALIZABLE, 40001",
        "H2_IN_MEMORY, TRANSACTION_REPEATABLE_READ, 40001",
        "H2_IN_MEMORY, TRANSACTION_SERIALIZABLE, 40001"
    })
    void aCallerThatWaitedForAChangedRowBeginsAgain(Databases database, String isolation, String state)
            throws Exception {
        var there = new There(database.withTables(isolation, "SELECT 1"));
        var item = there.world.exchanged();
        var decided = there.whileLocked(
                item.item(), () -> there.world.tenure().items().remove(item.item(), REMOVAL), holder -> {
                    holder.run("UPDATE tenure_item SET version = version + 1 WHERE id = '"
                            + item.item().text() + "'");
                    holder.commit();
                });
        assertThat(decided.isRight()).isTrue();
        assertThat(there.seen.states()).containsExactly(state);
        assertThat(there.version(item.item())).isEqualTo(4);
    }

    @Test
    void theVictimOfADeadlockCanBeginAgain() throws Exception {
        var there = new There(Databases.POSTGRESQL.withTables(READ_COMMITTED, "SET deadlock_timeout = '10ms'"));
        var item = there.world.exchanged().item();
        var account = there.world
                .tenure()
                .items()
                .find(item)
                .get()
                .data()
                .accounts()
                .all()
                .head()
                .id();
        try (var holder = new Holder(there.pool)) {
            holder.run("SET deadlock_timeout = '1h'");
            holder.run("SELECT * FROM tenure_account WHERE item_id = '" + item.text() + "' FOR UPDATE");
            var other = new CompletableFuture<Void>();
            var thread = new Thread(() -> uncheckedly(() -> {
                holder.run("SELECT * FROM tenure_item WHERE id = '" + item.text() + "' FOR UPDATE");
                holder.rollback();
                other.complete(null);
            }));
            var command = (Function<Versioned<Item>, Decision<Item, Item>>) found -> {
                if (thread.getState() == Thread.State.NEW) {
                    thread.start();
                    awaitAWaiter(holder, other);
                }
                return found.state()
                        .decide(DecisionContext.at(World.START), it -> it.closeAccount(account, World.START));
            };
            assertThat(there.world.store().items().changeLocked(item, command)).isEqualTo(Either.left(new Stale()));
            assertThat(there.world
                            .store()
                            .items()
                            .changeLocked(item, command)
                            .get()
                            .get()
                            .reply()
                            .isRight())
                    .isTrue();
            other.join();
        }
        assertThat(there.seen.states()).containsExactly("40P01");
        assertThat(there.version(item)).isEqualTo(3);
    }

    @Test
    void aConnectionThatIsCutWhileAWriteIsUnderWayLeavesOpenWhatHappened() throws Exception {
        var there = new There(Databases.POSTGRESQL.withTables(READ_COMMITTED, "SELECT 1"));
        var item = there.world.exchanged().item();
        assertThatThrownBy(() -> there.cutWhileWaiting(
                        item, () -> there.world.tenure().items().reportLoginRequired(item, UpdateCause.MFA_CHANGED)))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(there.version(item)).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsCutBeforeTheCommitHasSurelyChangedNothing() throws Exception {
        var there = new There(Databases.POSTGRESQL.withTables(READ_COMMITTED, "SELECT 1"));
        var item = there.world.exchanged().item();
        assertThatThrownBy(() -> there.cutWhileWaiting(
                        item, () -> there.world.store().items().changeLocked(item, FailuresOnDatabasesTest::removed)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(there.version(item)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingTableIsNotAMissingToken(Databases database) {
        var there = new There(database.withTables(READ_COMMITTED, "SELECT 1"));
        var access = there.world.exchanged().accessToken().reveal();
        Databases.run(there.pool, "ALTER TABLE tenure_token RENAME TO somewhere_else");
        assertSurelyNot(() -> there.world.tenure().items().statusOf(CLIENT, Secret.of(access)));
        assertSurelyNot(() -> there.world.linked());
        Databases.run(there.pool, "ALTER TABLE somewhere_else RENAME TO tenure_token");
        assertThat(there.world
                        .tenure()
                        .items()
                        .statusOf(CLIENT, Secret.of(access))
                        .isRight())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatCannotBeReachedIsNotAMissingToken(Databases database) {
        var there = new There(database.withTables(READ_COMMITTED, "SELECT 1"));
        var issued = there.world.exchanged();
        there.pool.close();
        assertSurelyNot(() -> there.world.tenure().items().statusOf(CLIENT, issued.accessToken()));
        assertSurelyNot(() -> there.world.tenure().items().remove(issued.item(), REMOVAL));
        assertSurelyNot(() -> there.world.tenure().sweeper().sweep(1));
    }

    @ParameterizedTest
    @EnumSource
    void anAggregateThatCannotBeReadFailsAloneAndIsToldOf(Databases database) {
        var there = new There(database.withTables(READ_COMMITTED, "SELECT 1"));
        var spoiled = there.world.linked().item();
        var others = List.of(there.world.linked().item(), there.world.linked().item());
        Databases.run(there.pool, "UPDATE tenure_item SET cause = 'UNHEARD_OF' WHERE id = '" + spoiled.text() + "'");
        assertThatThrownBy(() -> there.world.tenure().items().find(spoiled))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(spoiled.text());
        var items = there.world.tenure().items();
        var page = items.findByUser(CLIENT, USER, 1);
        assertThat(page.content()).isEmpty();
        assertThat(page.unreadable()).singleElement().matches(it -> it.aggregate()
                .equals(spoiled));
        var rest = items.findByUser(CLIENT, USER, page.next().get(), 9);
        assertThat(rest.content().map(ItemView::id)).isEqualTo(others);
        assertThat(rest.unreadable()).isEmpty();
        var duplicates = items.duplicates(CLIENT, USER, World.BANK, List.of(World.CHECKING));
        assertThat(duplicates.items()).isEqualTo(others);
        assertThat(duplicates.unreadable()).hasSize(1);
        there.world.clock().advance(Duration.ofHours(24));
        var first = there.world.tenure().sweeper().sweep(1).get();
        assertThat(first.done()).isOne();
        assertThat(first.more()).isTrue();
        assertThat(first.unreadable()).singleElement().matches(it -> it.aggregate()
                .equals(spoiled));
        assertThat(there.world.tenure().sweeper().sweep(10).get().done()).isOne();
        assertThat(others).allMatch(item -> there.version(item) == 2);
    }

    private static Decision<Item, Item> removed(Versioned<Item> found) {
        return found.state()
                .decide(DecisionContext.at(World.START), it -> it.remove(REMOVAL, Plaid.PLAID.items(), World.START));
    }

    private static void assertSurelyNot(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreUnavailable.class);
    }

    /** Waits until somebody waits for the holder, or until the call that should wait is over. */
    private static void awaitAWaiter(Holder holder, CompletableFuture<?> call) {
        Until.soOrDone("a call that waits for a row", holder::isInTheWay, call);
    }

    private static void uncheckedly(Step step) {
        try {
            step.take();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A world over a database whose failures are recorded. */
    private static final class There {
        private final HikariDataSource pool;
        private final Counting seen;
        private final World world;

        There(HikariDataSource pool) {
            this.pool = pool;
            this.seen = new Counting(pool);
            this.world = World.over(JdbcStore.owning(seen.source(), EventFilter.everything()));
        }

        long version(ItemId item) {
            return world.store().items().find(item).get().version();
        }

        /** The answer of a call that waits for the Item's row until its holder goes on. */
        <T> T whileLocked(ItemId item, Supplier<T> call, Holding then) throws SQLException {
            var caller = Executors.newSingleThreadExecutor();
            try (var holder = new Holder(pool)) {
                holder.run("SELECT * FROM tenure_item WHERE id = '" + item.text() + "' FOR UPDATE");
                var answer = CompletableFuture.supplyAsync(call, caller);
                awaitAWaiter(holder, answer);
                then.goesOn(holder);
                return answer.join();
            } finally {
                caller.shutdown();
            }
        }

        /** Cuts the connection of a call while it waits for the Item's row. */
        void cutWhileWaiting(ItemId item, Supplier<?> call) throws Throwable {
            try {
                whileLocked(item, call, holder -> {
                    holder.cutWhoeverWaits();
                    holder.rollback();
                });
            } catch (CompletionException failed) {
                throw failed.getCause();
            }
        }
    }

    private interface Holding {
        void goesOn(Holder holder) throws SQLException;
    }

    private interface Step {
        void take() throws SQLException;
    }
}
