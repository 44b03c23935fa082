package dev.tenure.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.Removed;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Plaid;
import dev.tenure.time.Cause;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * PostgreSQL ends a connection while it commits, at two instants: when nothing is durable, in the checks that were put
 * off, and when all is, but the answer waits for a replica that there is not.
 */
@Shows({"G4", "G5"})
class CutConnectionsTest {
    private static final String DEFERRED_CHECK =
            "SELECT pid FROM pg_stat_activity" + " WHERE wait_event = 'advisory' AND datname = current_database()";
    private static final String REPLICA =
            "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = current_database()";

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
    void whatWasCutBeforeItWasDurableIsUnknownAndHasNotHappened() throws Exception {
        checkAtCommit();
        assertThatThrownBy(() ->
                        holdingTheCheck(() -> world.tenure().items().reportLoginRequired(item, Cause.MFA_CHANGED)))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(version()).isEqualTo(2);
        assertThatThrownBy(() -> holdingTheCheck(this::removedUnderLock)).isInstanceOf(OutcomeUnknown.class);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void whatWasCutWhenItWasDurableIsFoundByOneLook() throws Exception {
        letCommitsWait();
        var reply = cutAt(REPLICA, () -> world.tenure().items().reportLoginRequired(item, Cause.MFA_CHANGED));
        assertThat(reply.isRight()).isTrue();
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void anEndThatWasCutWhenItWasDurableIsUnknownAndHasHappened() {
        letCommitsWait();
        assertThatThrownBy(() -> cutAt(REPLICA, this::removedUnderLock)).isInstanceOf(OutcomeUnknown.class);
        assertThat(world.tenure().items().find(item).get()).isInstanceOf(Removed.class);
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
            try {
                return cutAt(DEFERRED_CHECK, call);
            } finally {
                lock.execute("SELECT pg_advisory_unlock(hashtext(current_schema()))");
            }
        }
    }

    /** Ends the connection of a call when it waits so. */
    private <T> T cutAt(String waiting, Supplier<T> call) {
        var caller = Executors.newSingleThreadExecutor();
        try {
            var answer = CompletableFuture.supplyAsync(call, caller);
            Until.soOrDone(
                    "a call that waits", () -> !aside.queryForList(waiting).isEmpty(), answer);
            aside.queryForList("SELECT pg_terminate_backend(pid) FROM (" + waiting + ") AS waiting");
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            caller.shutdown();
        }
    }

    private Object removedUnderLock() {
        return world.store()
                .items()
                .changeLocked(item, CutConnectionsTest::removed)
                .get();
    }

    private static Decision<Item, Item> removed(Versioned<Item> found) {
        return found.state()
                .decide(
                        DecisionContext.at(World.START),
                        it -> it.remove(Removal.because(Cause.ITEM_REMOVED), Plaid.PLAID.items(), World.START));
    }

    /** The server takes a moment until its commits do wait: until one that means nothing had to be cut. */
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

    /** Whom a commit waits for, on this server, if its session waits for anybody. */
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
