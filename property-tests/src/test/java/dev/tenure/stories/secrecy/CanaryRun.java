package dev.tenure.stories.secrecy;

import dev.tenure.databases.Failing;
import dev.tenure.databases.Failing.When;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.secrets.Canaries;
import dev.tenure.secrets.Ground;
import dev.tenure.secrets.Overheard;
import dev.tenure.secrets.Records;
import dev.tenure.stories.command.Command;
import dev.tenure.stories.command.Commands;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.ScriptedProvider;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * A run through every life of a connection and every command: undisturbed, with the database lost at each call, and
 * with invalid tokens. It knows all its secrets, and records everything that is written and said.
 */
final class CanaryRun implements AutoCloseable {
    private static final Seq<When> MOMENTS =
            Boolean.getBoolean("tenure.long") ? List.of(When.values()) : List.of(When.AFTER);

    private final Canaries canaries = new Canaries();
    private final Overheard overheard = new Overheard();
    private final Records records = Records.ofEverything();
    private final Ground ground;
    private final Failing failing;
    private final World world;
    private final ConnectedApp app;

    private CanaryRun(Ground ground, long seed) {
        this.ground = ground;
        this.failing = new Failing(ground.pool());
        var store = overheard.on(Store.class, JdbcStore.owning(failing.source(), EventFilter.everything()));
        this.world = World.over(store, Environment.SANDBOX, seed, canaries::watched);
        this.app = ConnectedApp.over(store, world.clock(), new ScriptedProvider(world.clock()), seed + 1);
    }

    /** Runs with names and secrets that differ from those of every other seed. */
    static CanaryRun on(Ground ground, long seed) {
        var run = new CanaryRun(ground, seed);
        List.of(ConnectedApp.FIRST_KEY, ConnectedApp.SECOND_KEY).forEach(run.canaries::add);
        run.holds();
        Commands.all().forEach(run::isAsked);
        run.isPresentedStrangers();
        run.app.provider().issued().map(Secret::reveal).forEach(run.canaries::add);
        run.app.announced();
        return run;
    }

    private void holds() {
        var lives = new ConnectionLifecycles(world.store(), ConnectedApp.vault(), ConnectedApp.secondVault(), () -> {})
                .lived();
        lives.said().forEach(overheard::say);
        lives.tokens().forEach(canaries::add);
    }

    private void isAsked(Command command) {
        overheard.say(command.preparation().of(world, app).get());
        for (var when : MOMENTS) {
            var call = 1;
            while (isLost(command, call, when)) call++;
        }
    }

    /** Returns true if there were that many calls. */
    private boolean isLost(Command command, int call, When when) {
        var asked = command.preparation().of(world, app);
        failing.failAt(call, when);
        try {
            overheard.say(asked.get());
        } catch (StoreUnavailable | OutcomeUnknown outage) {
            overheard.fail(outage);
        }
        var isLost = failing.hasFailed();
        failing.heal();
        return isLost;
    }

    private void isPresentedStrangers() {
        var strangers = new MisusedTokens(world.tenure());
        for (var text : MisusedTokens.texts(world)) {
            canaries.add(text);
            strangers.present(text).forEach(overheard::say);
        }
    }

    Canaries canaries() {
        return canaries;
    }

    Overheard overheard() {
        return overheard;
    }

    Records records() {
        return records;
    }

    Ground ground() {
        return ground;
    }

    @Override
    public void close() {
        records.close();
        ground.close();
    }
}
