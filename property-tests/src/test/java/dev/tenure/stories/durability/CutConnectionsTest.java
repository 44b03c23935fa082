package dev.tenure.stories.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemState;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.stories.fixture.Until;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import java.sql.SQLWarning;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * PostgreSQL ends a connection during its commit: in the deferred checks, when nothing is durable, or in the wait for
 * a missing replica, when everything is. Or it only ends that wait.
 */
@Shows({"G4", "G5"})
class CutConnectionsTest {
    private static final String DEFERRED_CHECK =
            "SELECT pid FROM pg_stat_activity" + " WHERE wait_event = 'advisory' AND datname = current_database()";
    private static final String REPLICA =
            "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = current_database()";

    private static final String TERMINATE = "pg_terminate_backend";
    private static final String CANCEL = "pg_cancel_backend";

    private final HikariDataSource pool =
            Databases.POSTGRESQL.withTables("TRANSACTION_READ_COMMITTED", "SET synchronous_commit = on");
    private final JdbcTemplate aside = new JdbcTemplate(pool);
    private final World world = World.over(JdbcStore.owning(pool, EventFilter.everything()));
    private final ItemId item = world.exchanged().item();

    @AfterEach
    void waitForNobody() {
        waitFor("");
        pool.close();
    }

    @Test
    void aCommitCutBeforeItIsDurableIsUnknownAndHasNotHappened() throws Exception {
        checkAtCommit();
        assertThatThrownBy(() -> holdingTheCheck(
                        () -> world.tenure().items().reportLoginRequired(item, UpdateCause.MFA_CHANGED)))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(version()).isEqualTo(2);
        assertThatThrownBy(() -> holdingTheCheck(this::removedUnderLock)).isInstanceOf(OutcomeUnknown.class);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void aCommitCutAfterItIsDurableIsFoundByACheckThatWaitsAsTheCommandDid() {
        letCommitsWait();
        var reply = begun(() -> world.tenure().items().reportLoginRequired(item, UpdateCause.MFA_CHANGED));
        var first = signalled(REPLICA, TERMINATE, reply);
        awaitOneOf(REPLICA + " AND pid <> " + first, reply);
        assertThat(reply).isNotDone();
        assertThat(version()).isEqualTo(3);
        waitFor("");
        assertThat(answer(reply).isRight()).isTrue();
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void aLookThatIsCutTooProvesNothing() {
        letCommitsWait();
        var reply = begun(() -> world.tenure().items().reportLoginRequired(item, UpdateCause.MFA_CHANGED));
        var first = signalled(REPLICA, TERMINATE, reply);
        signalled(REPLICA + " AND pid <> " + first, CANCEL, reply);
        assertThatThrownBy(() -> answer(reply)).isInstanceOf(OutcomeUnknown.class);
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void anEndThatFindsItselfDoneWaitsAsTheFirstDid() {
        var removal = Removal.because(RemovalReason.ITEM_REMOVED);
        var client = PrincipalId.of(Environment.SANDBOX, World.CLIENT);
        letCommitsWait();
        assertThatThrownBy(() -> cutAt(REPLICA, this::removedUnderLock)).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> cutAt(REPLICA, () -> world.tenure().items().remove(item, removal)))
                .isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> cutAt(REPLICA, this::unchangedUnderLock)).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> cutAt(
                        REPLICA,
                        () -> world.tenure().principals().withdraw(World.CLIENT, WithdrawalReason.POLICY_CHANGED)))
                .isInstanceOf(OutcomeUnknown.class);
        var withdrawn = world.store().principals().find(client).get();
        assertThatThrownBy(() -> cutAt(REPLICA, () -> world.store().principals().confirm(withdrawn)))
                .isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void anEndThatWasCutWhenItWasDurableIsUnknownAndHasHappened() {
        letCommitsWait();
        assertThatThrownBy(() -> cutAt(REPLICA, this::removedUnderLock)).isInstanceOf(OutcomeUnknown.class);
        assertThat(world.tenure().items().find(item).get().state()).isEqualTo(ItemState.REMOVED);
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void aCommitThatWasToldToWaitNoLongerIsUnknownAndHasHappened() {
        letCommitsWait();
        assertThatThrownBy(() -> at(REPLICA, CANCEL, this::removedUnderLock))
                .isInstanceOf(OutcomeUnknown.class)
                .hasRootCauseInstanceOf(SQLWarning.class);
        assertThat(version()).isEqualTo(3);
    }

    /** Every commit of a change of an Item waits for a lock. */
    private void checkAtCommit() {
        aside.execute("CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$BEGIN PERFORM pg_advisory_xact_lock_shared(hashtext(current_schema())); RETURN NULL; END$$");
        aside.execute("CREATE CONSTRAINT TRIGGER waits AFTER UPDATE ON tenure_item"
                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION waits()");
    }

    private <T> T holdingTheCheck(Supplier<T> call) throws Exception {
        try (var holder = pool.getConnection();
                var lock = holder.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(hashtext(current_schema()))");
            var answer = begun(call);
            try {
                signalled(DEFERRED_CHECK, TERMINATE, answer);
            } finally {
                lock.execute("SELECT pg_advisory_unlock(hashtext(current_schema()))");
            }
            return answer(answer);
        }
    }

    /** Ends the connection of a call as soon as it waits like this. */
    private <T> T cutAt(String waiting, Supplier<T> call) {
        return at(waiting, TERMINATE, call);
    }

    private <T> T at(String waiting, String signal, Supplier<T> call) {
        var answer = begun(call);
        signalled(waiting, signal, answer);
        return answer(answer);
    }

    private static <T> CompletableFuture<T> begun(Supplier<T> call) {
        var caller = Executors.newSingleThreadExecutor();
        try {
            return CompletableFuture.supplyAsync(call, caller);
        } finally {
            caller.shutdown();
        }
    }

    /** Signals the process of a call as soon as it waits like this. Returns the process, 0 if there was none. */
    private int signalled(String waiting, String signal, CompletableFuture<?> answer) {
        var pid = awaitOneOf(waiting, answer);
        aside.queryForList("SELECT " + signal + "(?)", pid);
        return pid;
    }

    /** The first process of a call that waits like this, 0 if the call ends before. */
    private int awaitOneOf(String waiting, CompletableFuture<?> answer) {
        Until.soOrDone("a call that waits", () -> !aside.queryForList(waiting).isEmpty(), answer);
        var waiters = aside.queryForList(waiting, Integer.class);
        return waiters.isEmpty() ? 0 : waiters.get(0);
    }

    private static <T> T answer(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Object removedUnderLock() {
        return world.store()
                .items()
                .changeLocked(item, CutConnectionsTest::removed)
                .get()
                .get();
    }

    private Object unchangedUnderLock() {
        return world.store()
                .items()
                .changeLocked(item, found -> Decision.unchanged(found.state()))
                .get()
                .get();
    }

    private static Decision<Item, Item> removed(Versioned<Item> found) {
        return found.state()
                .decide(
                        DecisionContext.at(World.START),
                        it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), Plaid.PLAID.items(), World.START));
    }

    /** Waits until the server's commits do wait: until a meaningless one had to be cut. */
    private void letCommitsWait() {
        waitFor("nobody");
        Until.so("commits that wait", () -> !isCommittedAtOnce());
    }

    private boolean isCommittedAtOnce() {
        try {
            return cutAt(REPLICA, () -> aside.update("UPDATE tenure_schema SET version = version") == 1);
        } catch (DataAccessException cut) {
            return false;
        }
    }

    /** Sets the replicas for which a commit waits on this server, if its session waits for any. */
    private void waitFor(String replicas) {
        aside.execute("ALTER SYSTEM SET synchronous_standby_names = '" + replicas + "'");
        aside.execute("SELECT pg_reload_conf()");
        var names = "SHOW synchronous_standby_names";
        Until.so("the server's settings", () -> replicas.equals(aside.queryForObject(names, String.class)));
    }

    private long version() {
        return world.store().items().find(item).get().version();
    }
}
