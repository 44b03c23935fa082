package dev.tenure.stories.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.databases.Contents;
import dev.tenure.databases.Databases;
import dev.tenure.databases.Failing;
import dev.tenure.databases.Failing.When;
import dev.tenure.decision.RejectionCode;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.stories.command.Command;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.ScriptedProvider;
import dev.tenure.stories.fixture.World;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.function.Supplier;

/**
 * One command on a database of its own with one connection, which is lost at every call, before and after it. The rows
 * left are compared with those of an undisturbed run, call by call.
 */
final class ConnectionLossRun implements AutoCloseable {
    private static final String SURELY_NOT = "surely not";
    private static final String UNKNOWN = "unknown";
    private static final String NOTHING = "";

    private final Command command;
    private final HikariDataSource pool;
    private final HikariDataSource aside;
    private final Failing failing;
    private final World world;
    private final ConnectedApp app;

    ConnectionLossRun(Databases database, Command command) {
        this.command = command;
        this.pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
        this.aside = another(pool);
        this.failing = new Failing(pool);
        this.world = World.over(JdbcStore.owning(failing.source(), EventFilter.everything()));
        this.app = ConnectedApp.over(world.store(), world.clock(), new ScriptedProvider(world.clock()), 8);
    }

    private static HikariDataSource another(HikariDataSource pool) {
        var same = new HikariConfig();
        pool.copyStateTo(same);
        return new HikariDataSource(same);
    }

    /** Loses the connection at every call. Returns the number of losses. */
    int everywhere() {
        var undisturbed = undisturbed();
        var lost = 0;
        for (var when : When.values()) {
            var call = 1;
            while (isLost(call, when, undisturbed)) call++;
            lost += call - 1;
        }
        return lost;
    }

    private Undisturbed undisturbed() {
        var asked = command.preparation().of(world, app);
        var before = Contents.of(aside);
        var shapes = new ArrayList<String>();
        shapes.add(NOTHING);
        failing.watchedBy(() -> shapes.add(Contents.of(aside).since(before)));
        var told = Command.told(asked);
        failing.watchedBy(() -> {});
        var undisturbed = new Undisturbed(told, Vector.ofAll(shapes).distinct());
        if (command.steps() == Command.Steps.ONE)
            assertThat(undisturbed.shapes).as("what is ever visible").hasSizeLessThanOrEqualTo(2);
        return undisturbed;
    }

    /** Returns true if there were that many calls. */
    private boolean isLost(int call, When when, Undisturbed undisturbed) {
        var asked = command.preparation().of(world, app);
        var before = Contents.of(aside);
        failing.failAt(call, when);
        var outcome = outcome(asked);
        var isLost = failing.hasFailed();
        failing.heal();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                .as("connections kept")
                .isZero();
        assertThat(Contents.of(aside).since(before))
                .as("what is left after '%s' when the connection is lost %s call %d", outcome, when, call)
                .isIn(undisturbed.lawful(outcome, command.steps()));
        assertThat(Command.told(asked)).as("asked again").isNotEqualTo(RejectionCode.CONFLICT.name());
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                .as("connections kept")
                .isZero();
        return isLost;
    }

    private static String outcome(Supplier<?> asked) {
        try {
            return Command.told(asked);
        } catch (StoreUnavailable surelyNot) {
            return SURELY_NOT;
        } catch (OutcomeUnknown unknown) {
            return UNKNOWN;
        }
    }

    @Override
    public void close() {
        aside.close();
        pool.close();
    }

    /**
     * A run that nothing disturbs.
     *
     * @param told what it answers
     * @param shapes what others can see of it, from nothing to the whole
     */
    private record Undisturbed(String told, Vector<String> shapes) {
        /** The changes that may be left after this outcome; empty if there must be no such outcome. */
        Vector<String> lawful(String outcome, Command.Steps steps) {
            if (outcome.equals(told)) return Vector.of(shapes.last());
            if (outcome.equals(UNKNOWN)) return shapes.size() > 1 ? shapes : Vector.empty();
            var isSure = outcome.equals(SURELY_NOT) || outcome.equals(RejectionCode.CONFLICT.name());
            if (!isSure) return Vector.empty();
            return steps == Command.Steps.ONE ? Vector.of(NOTHING) : shapes;
        }
    }
}
